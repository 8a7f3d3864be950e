-- object: app.notes
-- break
alter policy own on app.notes
  using (tenant_id = (select agent_gateway.tenant_id()) and exists (select from app.audit_log as l where l.seq = notes.id));
-- mend
alter policy own on app.notes using (tenant_id = (select agent_gateway.tenant_id()));
