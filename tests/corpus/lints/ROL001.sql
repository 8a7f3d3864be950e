-- object: agent_ro
-- break
alter role agent_ro createdb;
-- mend
alter role agent_ro nocreatedb;
