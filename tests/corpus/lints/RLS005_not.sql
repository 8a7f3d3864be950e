-- object: app.notes
-- break
alter policy own on app.notes using (not (tenant_id = (select agent_gateway.tenant_id()) and body = ''));
-- mend
alter policy own on app.notes using (tenant_id = (select agent_gateway.tenant_id()));
