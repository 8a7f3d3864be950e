-- object: app.notes
-- break
alter table app.notes alter column tenant_id drop not null;
-- mend
alter table app.notes alter column tenant_id set not null;
