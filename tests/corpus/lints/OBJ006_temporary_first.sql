-- object: app.everything()
-- break
set local role app_owner;
create function app.everything() returns bigint language sql stable security definer set search_path = app, pg_catalog
as 'select count(*) from invoices';
reset role;
-- mend
alter function app.everything() set search_path = app, pg_catalog, pg_temp;
