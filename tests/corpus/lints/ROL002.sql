-- object: maker
-- also: ROL019 maker
-- break
create role maker createrole;
grant maker to agent_ro;
-- mend
revoke maker from agent_ro;
