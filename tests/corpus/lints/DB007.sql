-- object: elsewhere
-- break
create foreign data wrapper nothing;
create server elsewhere foreign data wrapper nothing;
grant usage on foreign server elsewhere to agent_ro;
-- mend
revoke usage on foreign server elsewhere from agent_ro;
