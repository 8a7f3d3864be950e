-- A table that every tenant may read whole has a policy that says so.
alter table app.currencies enable row level security;
create policy everybody on app.currencies using (true);
