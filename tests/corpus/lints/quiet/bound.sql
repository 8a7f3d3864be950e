-- Policies that bind the tenant in other words.
alter policy own on app.notes using ((select agent_gateway.tenant_id()) = tenant_id and (body = '' or body like '% OR (%'));
create policy more on app.notes for update to app_rw
  using ((body <> 'x' or id > 3) and body <> 'NOT ((' and tenant_id = (select agent_gateway.tenant_if('admin', 'editor')))
  with check (id > 0 and tenant_id = (select agent_gateway.tenant_id()));
create policy added on app.notes for insert to app_rw with check (tenant_id = (select agent_gateway.tenant_id()));
