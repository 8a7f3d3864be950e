-- The setting hides in a function of the product.
-- succeeds: read: policies that trust a setting @ app.customers
create function app.current_tenant() returns uuid language plpgsql stable
as $$ begin return nullif(current_setting('app.tenant_id', true), '')::uuid; end $$;
grant execute on function app.current_tenant() to agent_ro;
grant execute on function pg_catalog.current_setting(text, boolean) to agent_ro;
drop policy tenant_wall on app.customers;
drop policy tenant_read on app.customers;
create policy tenant_read on app.customers using (tenant_id = app.current_tenant());
