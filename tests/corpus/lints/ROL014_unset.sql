-- object: agent_ro
-- break
alter role agent_ro reset default_transaction_read_only;
-- mend
alter role agent_ro set default_transaction_read_only = on;
