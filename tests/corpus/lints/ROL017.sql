-- object: app.notes
-- break
grant select on app.notes to agent_ro with grant option;
-- mend
revoke grant option for select on app.notes from agent_ro;
