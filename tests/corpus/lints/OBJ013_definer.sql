-- object: app.notes
-- also: OBJ006 app.touched()
-- break
set local role app_owner;
create function app.touched() returns trigger language plpgsql security definer as 'begin return new; end';
create trigger touched before insert on app.notes for each row execute function app.touched();
reset role;
-- mend
alter function app.touched() set search_path = pg_catalog, pg_temp;
