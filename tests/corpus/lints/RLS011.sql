-- object: app.notes
-- break
alter policy own on app.notes using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
-- mend
alter policy own on app.notes using (tenant_id = (select agent_gateway.tenant_id()));
