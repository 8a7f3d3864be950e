-- object: schema app
-- break
grant create on schema app to agent_ro;
-- mend
revoke create on schema app from agent_ro;
