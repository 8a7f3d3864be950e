-- object: app.notes
-- break
alter policy own on app.notes using (body <> '(tenant_id = ( SELECT agent_gateway.tenant_id() AS tenant_id))');
-- mend
alter policy own on app.notes using (tenant_id = (select agent_gateway.tenant_id()));
