-- object: app.users.password_hash
-- also: OBJ009 app.users.password_hash
-- break
grant select on app.users to agent_ro;
-- mend
revoke select on app.users from agent_ro;
