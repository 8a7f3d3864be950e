-- object: app.audit_log
-- break
grant update on app.audit_log to app_rw;
-- mend
revoke update on app.audit_log from app_rw;
