-- The context is a plain setting, as in every guide, and the server lets SQL write settings: each way to plant one succeeds.
-- succeeds: forge: set_config @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: forge: set_config for the session @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: forge: set_config in another spelling @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: forge: set_config in FROM @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: forge: set_config in a CTE @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: forge: set_config in WHERE @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: forge: set_config in ts_stat @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: forge: set_config in ts_rewrite @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: forge: set_config in a DO block @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: forge: SET LOCAL @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: forge: SET @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: replay: a captured context where none was entered @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: tamper: one field of the own context @ mac & no mac & tenant & expiry & key & role & subject
create or replace function agent_gateway.verified() returns text language plpgsql stable security definer
as $$ begin return nullif(substr(current_setting('agent_gateway.ctx', true), 65), ''); end $$;
grant usage on language plpgsql to agent_ro;
grant execute on function
  pg_catalog.set_config(text, text, boolean), pg_catalog.ts_stat(text), pg_catalog.ts_rewrite(tsquery, text)
to agent_ro;
