-- title: The agent or the application can become a role that passes the policies
-- severity: critical
-- why: `set role app_owner` is one statement. A role that is a superuser, has BYPASSRLS, makes roles or owns the tables stands
--   behind the walls.
-- fix: revoke {object} from {agent}; revoke {object} from {application};
-- source: PostgreSQL manual, 22.3 Role Membership
select e.rolname, e.who || ' can become it' || case when e.owns then ', and it owns tables' else '' end
from (
  select 'the agent' as who, r.*, exists (select from tables where relowner = r.oid) as owns from agent_roles as r
  union all
  select 'the application', r.*, exists (select from tables where relowner = r.oid) from application_roles as r
) as e
cross join cfg
where e.rolname <> cfg.agent and e.rolname is distinct from cfg.application
  and (e.rolsuper or e.rolbypassrls or e.rolcreaterole or e.owns)
