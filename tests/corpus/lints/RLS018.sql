-- object: app.notes
-- also: RLS011 app.notes
-- break
alter policy own on app.notes using (tenant_id = (select current_setting('app.tenant_id')::uuid));
-- mend
alter policy own on app.notes using (tenant_id = (select agent_gateway.tenant_id()));
