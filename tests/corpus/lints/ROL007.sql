-- object: app.notes
-- break
grant select on app.notes to public;
-- mend
revoke select on app.notes from public;
