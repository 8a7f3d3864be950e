-- object: app.notes
-- break
create policy change on app.notes for update to app_rw using (tenant_id = (select agent_gateway.tenant_id()));
-- mend
alter policy change on app.notes with check (tenant_id = (select agent_gateway.tenant_id()));
