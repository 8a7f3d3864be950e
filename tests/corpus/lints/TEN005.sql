-- object: app.plain
-- also: DCL003 app.plain
-- also: RLS001 app.plain
-- break
set local role app_owner;
create table app.plain (id bigint primary key);
grant select on app.plain to agent_ro;
reset role;
-- mend
revoke select on app.plain from agent_ro;
