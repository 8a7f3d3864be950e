-- object: plpgsql
-- break
grant usage on language plpgsql to public;
-- mend
revoke usage on language plpgsql from public;
