-- object: pg_cancel_backend(integer)
-- break
grant execute on function pg_catalog.pg_cancel_backend(integer) to public;
-- mend
revoke execute on function pg_catalog.pg_cancel_backend(integer) from public;
