-- object: app.notes.api_token
-- break
alter table app.notes add column api_token text;
-- mend
revoke select on app.notes from agent_ro;
grant select (tenant_id, id, body, about) on app.notes to agent_ro;
