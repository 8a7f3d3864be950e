-- Keys: whoever reads one can sign for any tenant, and so can whoever may call what signs.

-- name: keys: read
-- lint: CTX002
-- in: open
-- aim: once
-- success: runs
-- hint: Revoke everything on agent_gateway.keys from everybody but its owner.
select 1 from agent_gateway.keys;

-- name: keys: read the pads
-- lint: CTX002
-- in: open
-- aim: once
-- success: runs
-- hint: Revoke everything on agent_gateway.keys from everybody but its owner.
select ipad, opad, ctx_ipad, ctx_opad from agent_gateway.keys;

-- name: keys: sign a context
-- lint: CTX003
-- in: open
-- aim: once
-- success: runs
-- hint: Revoke EXECUTE on agent_gateway.context_mac from PUBLIC and from the agent.
select agent_gateway.context_mac('\x00', '\x00', '');

-- name: keys: install
-- lint: CTX003
-- in: open
-- aim: once
-- success: runs
-- hint: Revoke EXECUTE on agent_gateway.install_key from PUBLIC and from the agent.
select agent_gateway.install_key('agent-gateway-selftest', '\x0000000000000000000000000000000000000000000000000000000000000000');

-- name: keys: retire
-- lint: CTX003
-- in: open
-- aim: once
-- success: runs
-- hint: Revoke EXECUTE on agent_gateway.retire_key from PUBLIC and from the agent.
select agent_gateway.retire_key('agent-gateway-selftest', 'infinity');

-- name: keys: revoke
-- lint: CTX003
-- in: open
-- aim: once
-- success: runs
-- hint: Revoke EXECUTE on agent_gateway.revoke_key from PUBLIC and from the agent.
select agent_gateway.revoke_key('agent-gateway-selftest');
