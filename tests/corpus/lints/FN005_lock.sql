-- object: pg_try_advisory_lock(bigint)
-- break
grant execute on function pg_catalog.pg_try_advisory_lock(bigint) to agent_ro;
-- mend
revoke execute on function pg_catalog.pg_try_advisory_lock(bigint) from agent_ro;
