-- object: app.notes
-- break
create policy change on app.notes for all to app_rw
  using (tenant_id = (select agent_gateway.tenant_id()))
  with check (tenant_id = (select agent_gateway.tenant_id()) and (select agent_gateway.has_role('admin')));
-- mend
alter policy change on app.notes
  using (tenant_id = (select agent_gateway.tenant_id()) and (select agent_gateway.has_role('admin')));
