-- object: app."personalAccessTokens"
-- also: DCL003 app."personalAccessTokens"
-- break
create table app."personalAccessTokens" (tenant_id uuid not null references app.tenants, id uuid not null, value text, primary key (tenant_id, id));
alter table app."personalAccessTokens" owner to app_owner;
alter table app."personalAccessTokens" enable row level security, force row level security;
create policy tenant_wall on app."personalAccessTokens" as restrictive to public
  using (tenant_id = (select agent_gateway.tenant_id())) with check (tenant_id = (select agent_gateway.tenant_id()));
create policy tenant_read on app."personalAccessTokens" for select to agent_ro using ((select agent_gateway.has_role('viewer')));
grant select on app."personalAccessTokens" to agent_ro;
-- mend
revoke select on app."personalAccessTokens" from agent_ro;
