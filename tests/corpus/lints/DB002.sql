-- object: app_rw
-- break
alter role app_rw set row_security = off;
-- mend
alter role app_rw reset row_security;
