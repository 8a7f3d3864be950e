-- title: Functions that an owner of tables makes will be open to PUBLIC
-- severity: medium
-- why: CREATE FUNCTION grants EXECUTE to PUBLIC unless the owner's default privileges take it away, so the next definer function
--   is the agent's to call.
-- fix: alter default privileges for role {object} revoke execute on functions from public;
-- source: PostgreSQL manual, ALTER DEFAULT PRIVILEGES: an entry for one schema cannot take away what the global one gives
select distinct o.rolname, 'no global default privileges that close new functions'
from tables as t
join pg_roles as o on o.oid = t.relowner
where not exists (
  select from pg_default_acl as d
  where d.defaclrole = o.oid and d.defaclnamespace = 0 and d.defaclobjtype = 'f'
    and not exists (select from aclexplode(d.defaclacl) as x where x.grantee = 0)
)
