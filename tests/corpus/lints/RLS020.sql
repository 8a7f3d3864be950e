-- object: app.notes
-- break
create policy nothing on app.notes for insert to app_rw;
-- mend
drop policy nothing on app.notes;
