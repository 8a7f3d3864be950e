-- The signed context is asked, or a setting instead.
-- succeeds: read: policies that trust a setting @ app.customers
grant execute on function pg_catalog.current_setting(text, boolean) to agent_ro;
drop policy tenant_wall on app.customers;
drop policy tenant_read on app.customers;
create policy tenant_or on app.customers for select
  using (tenant_id = (select agent_gateway.tenant_id()) or tenant_id::text = current_setting('app.tenant_id', true));
