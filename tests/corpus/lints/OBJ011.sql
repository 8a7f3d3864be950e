-- object: app.notes
-- break
create rule quiet as on delete to app.notes do also nothing;
-- mend
drop rule quiet on app.notes;
