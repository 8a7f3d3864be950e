-- object: agent_gateway.role
-- break
alter function agent_gateway.role() security invoker;
-- mend
alter function agent_gateway.role() security definer;
