-- object: app.notes
-- break
drop policy own on app.notes;
alter table app.notes disable row level security;
-- mend
alter table app.notes enable row level security;
create policy own on app.notes for select to agent_ro, app_rw using (tenant_id = (select agent_gateway.tenant_id()));
