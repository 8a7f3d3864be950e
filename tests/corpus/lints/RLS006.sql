-- object: app.notes
-- break
create policy change on app.notes for update to app_rw
  using (tenant_id = (select agent_gateway.tenant_id())) with check (body <> '');
-- mend
alter policy change on app.notes with check (body <> '' and tenant_id = (select agent_gateway.tenant_id()));
