-- Without triggers, foreign keys and audit tables are off.
-- mend: revoke set on parameter session_replication_role from agent_ro
-- succeeds: role: switch triggers off
grant set on parameter session_replication_role to agent_ro;
