-- object: agent_gateway.tenant_id
-- break
alter function agent_gateway.tenant_id() parallel safe;
-- mend
alter function agent_gateway.tenant_id() parallel restricted;
