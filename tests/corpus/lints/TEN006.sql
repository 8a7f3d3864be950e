-- object: app.notes
-- also: TEN007 app.notes
-- break
drop policy own on app.notes;
alter table app.notes drop constraint notes_tenant_id_fkey;
alter table app.notes alter column tenant_id type text;
create policy own on app.notes for select to agent_ro, app_rw
  using (tenant_id = (select agent_gateway.tenant_id())::text);
-- mend
drop policy own on app.notes;
alter table app.notes alter column tenant_id type uuid using tenant_id::uuid;
alter table app.notes add foreign key (tenant_id) references app.tenants (id);
create policy own on app.notes for select to agent_ro, app_rw using (tenant_id = (select agent_gateway.tenant_id()));
