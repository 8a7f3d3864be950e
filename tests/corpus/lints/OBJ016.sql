-- object: app.everything
-- given
create view app.everything as select * from app.notes;
-- break
grant select on app.everything to app_rw;
-- mend
alter view app.everything set (security_invoker = true);
