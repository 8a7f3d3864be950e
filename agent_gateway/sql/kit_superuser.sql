-- Whether this login may close the server itself, as the strict tier does.
select rolsuper from pg_catalog.pg_roles where rolname = current_user
