-- object: server
-- given
alter role agent_ro set log_statement = 'all';
-- break
alter role agent_ro reset log_statement;
-- mend
alter role agent_ro set log_statement = 'all';
