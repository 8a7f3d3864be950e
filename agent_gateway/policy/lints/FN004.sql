-- title: The agent may read what other sessions are running
-- severity: high
-- needs: superuser
-- why: pg_stat_activity shows a login the full text of its own sessions, and all tenants share the login: names, e-mail
--   addresses and ids that others search for.
-- fix: revoke execute on function {object} from public, {agent};
-- source: PostgreSQL manual, 27.2.3 pg_stat_activity; pg_stat_statements
select signature, 'shows the text of other statements'
from core_functions
where proname in (
  'pg_stat_get_activity', 'pg_stat_get_backend_activity', 'pg_prepared_statement', 'pg_cursor', 'pg_stat_statements'
)
