-- object: app.invoices
-- break
create policy anybody on app.invoices for delete to app_rw using (tenant_id = (select agent_gateway.tenant_id()));
-- mend
alter policy anybody on app.invoices
  using (tenant_id = (select agent_gateway.tenant_id()) and (select agent_gateway.has_role('admin')));
