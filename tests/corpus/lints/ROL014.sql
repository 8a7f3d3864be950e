-- object: agent_ro
-- break
alter role agent_ro set lock_timeout = 0;
-- mend
alter role agent_ro set lock_timeout = '5s';
