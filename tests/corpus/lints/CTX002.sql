-- object: agent_gateway.keys
-- break
grant insert on agent_gateway.keys to app_rw;
-- mend
revoke insert on agent_gateway.keys from app_rw;
