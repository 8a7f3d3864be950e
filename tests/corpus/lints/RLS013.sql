-- object: app.notes
-- also: ROL004 pg_proc function app.on_duty()
-- break
set local role app_owner;
create function app.on_duty() returns boolean language sql stable return true;
alter policy own on app.notes using (tenant_id = (select agent_gateway.tenant_id()) and (select app.on_duty()));
reset role;
alter function app.on_duty() owner to app_rw;
-- mend
alter function app.on_duty() owner to app_owner;
revoke all on function app.on_duty() from app_rw;
