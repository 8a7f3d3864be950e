-- object: readers
-- break
create role readers;
grant readers to agent_ro;
-- mend
revoke readers from agent_ro;
