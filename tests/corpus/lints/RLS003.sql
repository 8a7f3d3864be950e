-- object: app.products
-- break
drop policy tenant_read on app.products;
-- mend
create policy tenant_read on app.products for select to agent_ro, app_rw
  using ((select agent_gateway.has_role('admin', 'editor', 'viewer')));
