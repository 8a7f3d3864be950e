-- object: app.notes
-- break
alter policy own on app.notes using (true);
-- mend
alter policy own on app.notes using (tenant_id = (select agent_gateway.tenant_id()));
