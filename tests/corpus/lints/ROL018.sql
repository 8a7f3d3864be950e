-- object: log_statement
-- break
grant set on parameter log_statement to agent_ro;
-- mend
revoke set on parameter log_statement from agent_ro;
