-- What the stories need beside the demo's world: a table with a wall of its own making, an audit table, an allowed function.
set local role app_owner;

create table app.notes (
  tenant_id uuid not null references app.tenants (id),
  id bigint not null,
  body text not null,
  about uuid
);
create index notes_tenant on app.notes (tenant_id, id);
alter table app.notes enable row level security;
alter table app.notes force row level security;
create policy own on app.notes for select to agent_ro, app_rw using (tenant_id = (select agent_gateway.tenant_id()));
grant select on app.notes to agent_ro;
grant select, insert, update, delete on app.notes to app_rw;

create table app.audit_log (
  tenant_id uuid not null references app.tenants (id),
  seq bigint not null,
  event text not null,
  primary key (tenant_id, seq)
);
alter table app.audit_log enable row level security;
alter table app.audit_log force row level security;
create policy tenant_wall on app.audit_log as restrictive for all to public
  using (tenant_id = (select agent_gateway.tenant_id())) with check (tenant_id = (select agent_gateway.tenant_id()));
create policy tenant_insert on app.audit_log for insert to app_rw with check (true);
grant insert on app.audit_log to app_rw;
create function app.refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
as $$ begin raise exception 'append only'; end $$;
create trigger append_only before update or delete on app.audit_log for each row execute function app.refuse();
create trigger append_only_whole before truncate on app.audit_log execute function app.refuse();

create table app.drafts (body text not null);

create function app.lookup(what text) returns text language sql stable set search_path = pg_catalog, pg_temp
as 'select upper(what)';
grant execute on function app.lookup(text) to agent_ro;
reset role;
