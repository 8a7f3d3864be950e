-- object: app.notes
-- break
create policy more on app.notes for select to agent_ro
  using (tenant_id = (select agent_gateway.tenant_id()) and body <> '');
-- mend
drop policy more on app.notes;
