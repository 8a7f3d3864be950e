-- The policies of a table trust a setting, as most guides have it.
-- succeeds: read: policies that trust a setting @ app.customers
grant execute on function pg_catalog.current_setting(text, boolean) to agent_ro;
drop policy tenant_wall on app.customers;
drop policy tenant_read on app.customers;
create policy tenant_read on app.customers using (tenant_id = nullif(current_setting('shop.customer_of', true), '')::uuid);
