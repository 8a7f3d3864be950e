-- object: pg_stat_get_activity(integer)
-- break
grant execute on function pg_catalog.pg_stat_get_activity(integer) to agent_ro;
-- mend
revoke execute on function pg_catalog.pg_stat_get_activity(integer) from agent_ro;
