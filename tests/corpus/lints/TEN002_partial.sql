-- object: app.notes
-- break
drop index app.notes_tenant;
create index notes_some on app.notes (tenant_id) where id > 10;
-- mend
create index notes_tenant on app.notes (tenant_id, id);
