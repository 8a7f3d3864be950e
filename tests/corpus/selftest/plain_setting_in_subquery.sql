-- The same as an init plan, with the claims in JSON.
-- succeeds: read: policies that trust a setting @ app.customers
grant execute on function pg_catalog.current_setting(text, boolean) to agent_ro;
drop policy tenant_wall on app.customers;
drop policy tenant_read on app.customers;
create policy tenant_read on app.customers
  using (tenant_id = (select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'tenant_id')::uuid));
