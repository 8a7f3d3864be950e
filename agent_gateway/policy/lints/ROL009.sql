-- title: Default privileges will open future objects to the agent or to PUBLIC
-- severity: high
-- why: The next table that a migration makes is readable before anybody has built its wall.
-- fix: alter default privileges for role <owner> revoke all on <tables, functions or sequences> from public, {agent};
-- source: PostgreSQL manual, ALTER DEFAULT PRIVILEGES
select
  format('%s%s %s', d.defaclrole::regrole, case when d.defaclnamespace = 0 then '' else ' in ' || d.defaclnamespace::regnamespace end,
    case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types'
      when 'n' then 'schemas' else 'large objects' end),
  format('%s to %s', lower(string_agg(x.privilege_type, ', ' order by x.privilege_type)),
    case when x.grantee = 0 then 'PUBLIC' else x.grantee::regrole::text end)
from pg_default_acl as d
cross join aclexplode(d.defaclacl) as x
where x.grantee = 0 or x.grantee in (select oid from agent_roles)
group by d.oid, d.defaclrole, d.defaclnamespace, d.defaclobjtype, x.grantee
