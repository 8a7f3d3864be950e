-- The accessor was replaced by the one that every guide has.
-- succeeds: context: a good token opens its tenant
-- succeeds: setting: with a context @ app.tenant_id
-- succeeds: setting: without a context @ app.tenant_id
create or replace function agent_gateway.tenant_id() returns uuid language plpgsql stable security definer
as $$ begin return nullif(current_setting('app.tenant_id', true), '')::uuid; end $$;
