-- object: ts_rewrite(tsquery,text)
-- break
grant execute on function pg_catalog.ts_rewrite(tsquery, text) to agent_ro;
-- mend
revoke execute on function pg_catalog.ts_rewrite(tsquery, text) from agent_ro;
