-- title: The agent may change a protected parameter of the server
-- severity: high
-- needs: superuser
-- why: Superuser-only parameters switch off limits, logging and activity tracking; with ALTER SYSTEM for everybody.
-- fix: revoke set, alter system on parameter {object} from public, {agent};
-- source: PostgreSQL manual, GRANT ON PARAMETER (since 15)
select p.parname, lower(string_agg(x.privilege_type, ', ' order by x.privilege_type))
from pg_parameter_acl as p
cross join aclexplode(p.paracl) as x
where x.grantee = 0 or x.grantee in (select oid from agent_roles)
group by p.parname
