-- object: app.notes.body
-- break
grant select (body) on app.notes to public;
-- mend
revoke select (body) on app.notes from public;
