-- object: app.notes
-- break
alter table app.notes add column uid uuid primary key default gen_random_uuid();
-- mend
alter table app.notes add unique (tenant_id, uid);
