-- object: agent_gateway.keys
-- break
alter table agent_gateway.keys rename to former_keys;
-- mend
alter table agent_gateway.former_keys rename to keys;
