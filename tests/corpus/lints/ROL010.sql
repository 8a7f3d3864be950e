-- object: app_owner
-- break
alter default privileges for role app_owner grant execute on functions to public;
-- mend
alter default privileges for role app_owner revoke execute on functions from public;
