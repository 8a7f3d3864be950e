-- Whoever adds a key signs for every tenant.
-- succeeds: write: insert @ agent_gateway.keys
-- succeeds: write: lock the table, as TRUNCATE does @ agent_gateway.keys
grant insert on agent_gateway.keys to agent_ro;
