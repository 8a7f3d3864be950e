-- object: pg_sleep(double precision)
-- break
grant execute on function pg_catalog.pg_sleep(double precision) to public;
-- mend
revoke execute on function pg_catalog.pg_sleep(double precision) from public;
