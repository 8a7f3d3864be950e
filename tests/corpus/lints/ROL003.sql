-- object: pg_signal_backend
-- also: ROL019 pg_signal_backend
-- break
grant pg_signal_backend to agent_ro;
-- mend
revoke pg_signal_backend from agent_ro;
