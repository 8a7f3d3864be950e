-- object: app.notes
-- break
alter table app.notes drop constraint notes_tenant_id_fkey;
-- mend
alter table app.notes add foreign key (tenant_id) references app.tenants (id);
