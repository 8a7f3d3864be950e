-- object: app.notes."refreshToken"
-- break
alter table app.notes add column "refreshToken" text, add column prompt_tokens integer, add column password_changed_at timestamptz;
-- mend
revoke select on app.notes from agent_ro;
grant select (tenant_id, id, body, about, prompt_tokens, password_changed_at) on app.notes to agent_ro;
