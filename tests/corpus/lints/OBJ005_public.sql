-- object: app.everything()
-- also: ROL008 app.everything()
-- break
set local role app_owner;
create function app.everything() returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp
as 'select count(*) from app.invoices';
grant execute on function app.everything() to public;
reset role;
-- mend
revoke execute on function app.everything() from public;
