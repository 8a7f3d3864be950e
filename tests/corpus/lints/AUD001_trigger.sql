-- object: app.audit_log
-- break
drop trigger append_only_whole on app.audit_log;
-- mend
create trigger append_only_whole before truncate on app.audit_log execute function app.refuse();
