-- object: lo_compat_privileges
-- break
set local lo_compat_privileges = on;
-- mend
set local lo_compat_privileges = off;
