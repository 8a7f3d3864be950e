-- object: pg_read_file(text)
-- break
grant execute on function pg_catalog.pg_read_file(text) to agent_ro;
-- mend
revoke execute on function pg_catalog.pg_read_file(text) from agent_ro;
