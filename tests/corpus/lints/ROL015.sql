-- object: agent_ro
-- break
alter role agent_ro connection limit -1;
-- mend
alter role agent_ro connection limit 60;
