-- object: app.notes
-- break
drop index app.notes_tenant;
-- mend
create index notes_tenant on app.notes (tenant_id, id);
