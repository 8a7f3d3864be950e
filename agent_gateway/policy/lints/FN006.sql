-- title: The agent may make a connection sleep
-- severity: medium
-- needs: superuser
-- why: A few tenants that call pg_sleep hold the whole pool without using any processor, where no load alarm looks.
-- fix: revoke execute on function {object} from public, {agent};
-- source: PostgreSQL manual, 9.9.5 Delaying Execution
select signature, 'holds a connection'
from core_functions
where proname = 'pg_sleep' and pronamespace = 'pg_catalog'::regnamespace
