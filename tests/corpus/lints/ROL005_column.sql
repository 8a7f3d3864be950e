-- object: app.notes
-- break
grant update (body) on app.notes to agent_ro;
-- mend
revoke update (body) on app.notes from agent_ro;
