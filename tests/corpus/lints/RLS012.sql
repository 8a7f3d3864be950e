-- object: app.notes
-- break
set local role app_owner;
create function app.on_duty() returns boolean language plpgsql stable as 'begin return true; end';
alter policy own on app.notes using (tenant_id = (select agent_gateway.tenant_id()) and (select app.on_duty()));
reset role;
-- mend
alter function app.on_duty() set search_path = pg_catalog, pg_temp;
