-- Whoever reads the keys signs for every tenant.
-- succeeds: keys: read
-- succeeds: keys: read the pads
grant select on agent_gateway.keys to agent_ro;
