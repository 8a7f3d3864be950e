-- object: app.hello()
-- break
set local role app_owner;
create function app.hello() returns integer language sql immutable return 1;
grant execute on function app.hello() to public;
reset role;
-- mend
revoke execute on function app.hello() from public;
