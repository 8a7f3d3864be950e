-- object: agent_gateway.keys
-- break
grant select (opad) on agent_gateway.keys to app_owner;
-- mend
revoke select (opad) on agent_gateway.keys from app_owner;
