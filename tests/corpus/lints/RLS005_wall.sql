-- object: app.customers
-- break
drop policy tenant_wall on app.customers;
create policy tenant_wall on app.customers as restrictive for all to app_rw
  using (tenant_id = (select agent_gateway.tenant_id())) with check (tenant_id = (select agent_gateway.tenant_id()));
drop policy tenant_insert on app.customers;
drop policy tenant_update on app.customers;
drop policy tenant_delete on app.customers;
-- mend
drop policy tenant_wall on app.customers;
create policy tenant_wall on app.customers as restrictive for all to public
  using (tenant_id = (select agent_gateway.tenant_id())) with check (tenant_id = (select agent_gateway.tenant_id()));
