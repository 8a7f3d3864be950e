-- A tenant column of a domain over a domain is as good as what they stand for: its policies cast it, which does nothing.
set local role app_owner;
create domain app.known as uuid check (value is not null);
create domain app.tenant_ref as app.known;
create table app.labels (tenant_id app.tenant_ref not null references app.tenants (id), name text, primary key (tenant_id, name));
alter table app.labels enable row level security;
alter table app.labels force row level security;
create policy own on app.labels for select to app_rw using (tenant_id = (select agent_gateway.tenant_id()));
reset role;
