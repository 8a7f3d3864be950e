-- object: app.notes_far
-- given
create foreign data wrapper nothing;
create server elsewhere foreign data wrapper nothing;
create foreign table app.notes_far () inherits (app.notes) server elsewhere;
-- break
grant select on app.notes_far to app_rw;
-- mend
revoke select on app.notes_far from app_rw;
