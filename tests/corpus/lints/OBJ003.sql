-- object: app.elsewhere
-- also: DCL003 app.elsewhere
-- break
create foreign data wrapper nothing;
create server elsewhere foreign data wrapper nothing;
create foreign table app.elsewhere (id bigint) server elsewhere;
grant select on app.elsewhere to agent_ro;
-- mend
revoke select on app.elsewhere from agent_ro;
