-- object: app.notes
-- break
grant insert on app.notes to agent_ro;
-- mend
revoke insert on app.notes from agent_ro;
