-- object: app.notes
-- also: TEN006 app.notes
-- also: TEN007 app.notes
-- break
do $$
begin
  create collation app.loose (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
exception when feature_not_supported then  -- a server without ICU; the lint looks at the mark alone
  create collation app.loose from "C";
  update pg_collation set collisdeterministic = false where collname = 'loose';
end
$$;
drop policy own on app.notes;
alter table app.notes drop constraint notes_tenant_id_fkey;
alter table app.notes alter column tenant_id type text collate app.loose;
create policy own on app.notes for select to agent_ro, app_rw
  using (tenant_id = (select agent_gateway.tenant_id())::text);
-- mend
drop policy own on app.notes;
alter table app.notes alter column tenant_id type uuid using tenant_id::uuid;
alter table app.notes add foreign key (tenant_id) references app.tenants (id);
create policy own on app.notes for select to agent_ro, app_rw using (tenant_id = (select agent_gateway.tenant_id()));
