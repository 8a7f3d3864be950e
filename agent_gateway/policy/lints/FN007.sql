-- title: The agent may call the functions for large objects
-- severity: medium
-- needs: superuser
-- why: Large objects have no tenant and no policy; up to PostgreSQL 15 they can be made in a read-only transaction.
-- fix: revoke execute on function {object} from public, {agent};
-- source: PostgreSQL manual, 33.4 Server-Side Functions
select signature, 'large objects have no policies'
from core_functions
where pronamespace = 'pg_catalog'::regnamespace
  and proname in ('lo_get', 'lo_open', 'loread', 'lo_create', 'lo_creat', 'lo_from_bytea', 'lo_put', 'lowrite', 'lo_unlink')
