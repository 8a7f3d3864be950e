-- object: app.notes
-- break
alter policy own on app.notes using (tenant_id = (select agent_gateway.tenant_id()) and current_user = 'agent_ro');
-- mend
alter policy own on app.notes using (tenant_id = (select agent_gateway.tenant_id()));
