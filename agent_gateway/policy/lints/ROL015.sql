-- title: The agent's role may hold any number of connections
-- severity: low
-- why: Whoever has its password can take all connections of the server and shut everybody out.
-- fix: alter role {object} connection limit 60;
-- source: PostgreSQL manual, CREATE ROLE, CONNECTION LIMIT
select r.rolname, 'no connection limit'
from pg_roles as r
join cfg on cfg.agent = r.rolname
where r.rolconnlimit = -1
