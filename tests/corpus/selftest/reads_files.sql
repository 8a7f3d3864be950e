-- The files of the server hold every row.
-- succeeds: role: read the server's files
-- succeeds: role: list the server's files
grant execute on function pg_catalog.pg_read_file(text) to agent_ro;
grant execute on function pg_catalog.pg_ls_dir(text) to agent_ro;
