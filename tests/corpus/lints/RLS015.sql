-- object: app.notes
-- also: RLS001 app.notes
-- break
alter table app.notes disable row level security;
-- mend
alter table app.notes enable row level security;
