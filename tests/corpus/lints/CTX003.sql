-- object: agent_gateway.context_mac(bytea,bytea,text)
-- break
grant execute on function agent_gateway.context_mac(bytea, bytea, text) to agent_ro;
-- mend
revoke execute on function agent_gateway.context_mac(bytea, bytea, text) from agent_ro;
