-- object: app.notes
-- break
create policy anything on app.notes for insert to app_rw with check (1 = 1);
-- mend
drop policy anything on app.notes;
