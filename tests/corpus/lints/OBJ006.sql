-- object: app.everything()
-- break
set local role app_owner;
create function app.everything() returns bigint language sql stable security definer as 'select count(*) from app.invoices';
reset role;
-- mend
alter function app.everything() set search_path = pg_catalog, pg_temp;
