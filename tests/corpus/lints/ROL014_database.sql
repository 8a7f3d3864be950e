-- object: agent_ro
-- break
alter role agent_ro in database {database} set lock_timeout = 0;
-- mend
alter role agent_ro in database {database} reset lock_timeout;
