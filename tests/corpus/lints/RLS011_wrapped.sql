-- object: app.notes
-- break
set local role app_owner;
create function app.tenant_now() returns uuid language plpgsql stable set search_path = pg_catalog, pg_temp
as $$ begin return nullif(current_setting('app.tenant_id', true), '')::uuid; end $$;
alter policy own on app.notes using (tenant_id = (select app.tenant_now()));
reset role;
-- mend
alter policy own on app.notes using (tenant_id = (select agent_gateway.tenant_id()));
