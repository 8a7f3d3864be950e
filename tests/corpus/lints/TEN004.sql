-- object: app.notes
-- given
alter table app.tenants drop constraint tenants_slug_key;
-- break
create unique index notes_body on app.notes (body);
-- mend
drop index app.notes_body;
create unique index notes_body on app.notes (tenant_id, body);
