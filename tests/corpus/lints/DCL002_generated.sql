-- object: app.users.shown
-- break
alter table app.users add column shown text generated always as (password_hash || '!') stored;
grant select (shown) on app.users to agent_ro;
-- mend
revoke select (shown) on app.users from agent_ro;
