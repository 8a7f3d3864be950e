-- object: app.notes
-- break
alter table app.notes no force row level security;
-- mend
alter table app.notes force row level security;
