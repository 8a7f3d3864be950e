-- object: app.notes
-- break
set local role app_owner;
create function app.on_duty() returns boolean language sql volatile return true;
alter policy own on app.notes using (tenant_id = (select agent_gateway.tenant_id()) and app.on_duty());
reset role;
-- mend
alter function app.on_duty() stable;
