-- title: The agent may end other sessions
-- severity: high
-- needs: superuser
-- why: All tenants share the agent's login, and a login may cancel or terminate sessions of its own.
-- fix: revoke execute on function {object} from public, {agent};
-- source: PostgreSQL manual, 9.28.2 Server Signaling Functions
select signature, 'ends sessions of the same login'
from core_functions
where proname in ('pg_terminate_backend', 'pg_cancel_backend') and pronamespace = 'pg_catalog'::regnamespace
