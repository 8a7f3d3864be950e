-- Who writes {{table}}: admins and editors insert and change, admins delete. The role stands in USING too: DELETE reads nothing else.
drop policy if exists tenant_insert on {{table}};
create policy tenant_insert on {{table}} for insert to {{application}}
  with check ((select agent_gateway.has_role('admin', 'editor')));
drop policy if exists tenant_update on {{table}};
create policy tenant_update on {{table}} for update to {{application}}
  using ((select agent_gateway.has_role('admin', 'editor')))
  with check ((select agent_gateway.has_role('admin', 'editor')));
drop policy if exists tenant_delete on {{table}};
create policy tenant_delete on {{table}} for delete to {{application}}
  using ((select agent_gateway.has_role('admin')));
grant select, insert, update, delete on table {{table}} to {{application}};
