-- object: lo_get(oid)
-- break
grant execute on function pg_catalog.lo_get(oid) to agent_ro;
-- mend
revoke execute on function pg_catalog.lo_get(oid) from agent_ro;
