-- object: watch
-- break
create function app.watch() returns event_trigger language plpgsql set search_path = pg_catalog, pg_temp
as 'begin null; end';
revoke all on function app.watch() from public;
create event trigger watch on ddl_command_end execute function app.watch();
-- mend
drop event trigger watch;
