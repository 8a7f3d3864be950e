-- A wall for inserts alone stands over a policy for inserts.
create policy insert_wall on app.notes as restrictive for insert to public with check (tenant_id = (select agent_gateway.tenant_id()));
create policy added on app.notes for insert to app_rw with check (true);
