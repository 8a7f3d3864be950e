-- object: app.notes
-- break
set local role app_owner;
create trigger kept before delete on app.notes for each row execute function app.refuse();
alter table app.notes disable trigger kept;
reset role;
-- mend
alter table app.notes enable always trigger kept;
