-- title: Row-level security is on but not forced, so the owner of the table passes every policy
-- severity: high
-- why: Whatever runs as the owner sees all tenants: a migration login, and above all a view or a definer function that the
--   owner made and the agent may use.
-- fix: alter table {object} force row level security;
-- source: PostgreSQL manual, ALTER TABLE, FORCE ROW LEVEL SECURITY
select fq, format('its owner %s passes the policies', owner)
from tables
where relrowsecurity and not relforcerowsecurity and not is_shared
