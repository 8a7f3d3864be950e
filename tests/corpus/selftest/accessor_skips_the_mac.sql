-- The context is read and not verified.
-- succeeds: forge: SET LOCAL @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: forge: SET @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: replay: a captured context where none was entered @ another tenant, spliced & captured in an earlier transaction & captured on another backend
-- succeeds: tamper: one field of the own context @ mac & no mac & tenant & expiry & key & role & subject
create or replace function agent_gateway.verified() returns text language plpgsql stable security definer
as $$ begin return nullif(substr(current_setting('agent_gateway.ctx', true), 65), ''); end $$;
