-- object: app.notes
-- break
grant truncate on app.notes to app_rw;
-- mend
revoke truncate on app.notes from app_rw;
