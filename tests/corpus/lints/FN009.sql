-- object: app.raw()
-- break
create function app.raw() returns integer language internal as 'pg_backend_pid';
revoke all on function app.raw() from public;
grant execute on function app.raw() to agent_ro;
-- mend
revoke execute on function app.raw() from agent_ro;
