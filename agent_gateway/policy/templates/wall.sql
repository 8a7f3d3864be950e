-- The tenant wall of {{table}}: whatever else is allowed, only rows of the context's tenant are there.
alter table {{table}} enable row level security;
alter table {{table}} force row level security;
drop policy if exists tenant_wall on {{table}};
create policy tenant_wall on {{table}} as restrictive for all to public
  using ({{tenant_column}} = (select agent_gateway.tenant_id()))
  with check ({{tenant_column}} = (select agent_gateway.tenant_id()));
drop policy if exists tenant_read on {{table}};
create policy tenant_read on {{table}} for select to {{readers}}
  using ((select agent_gateway.has_role('admin', 'editor', 'viewer')));
