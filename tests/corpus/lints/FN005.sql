-- object: set_config(text,text,boolean)
-- break
grant execute on function pg_catalog.set_config(text, text, boolean) to agent_ro;
-- mend
revoke execute on function pg_catalog.set_config(text, text, boolean) from agent_ro;
