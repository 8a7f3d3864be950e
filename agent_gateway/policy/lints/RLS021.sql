-- title: A permissive policy lets every tenant role write, beside one that asks for the role
-- severity: high
-- why: Permissive policies are joined by OR. One that asks for the tenant only takes the role matrix out of force, and a
--   viewer may write in its own tenant.
-- fix: drop the policy that the detail names, or ask for the role in it: (select agent_gateway.has_role('admin')) in USING, and in WITH CHECK
-- source: PostgreSQL manual, CREATE POLICY, Application of Multiple Policies
with asked as (
  select p.*, concat(qual, ' ', chk) ~* '(has_role|tenant_if|\mrole\M|claims|is_admin|permission)' as asks_role
  from policies as p
  where for_application and not is_shared and polcmd <> 'r'
)
select a.fq, format('%s: the role is not tested, as it is in %s', a.named, string_agg(o.polname, ', ' order by o.polname))
from asked as a
join asked as o on o.polrelid = a.polrelid and o.polpermissive and o.asks_role and (o.polcmd = a.polcmd or '*' in (o.polcmd, a.polcmd))
where a.polpermissive and not a.asks_role
  and not exists (
    select from asked as wall
    where wall.polrelid = a.polrelid and not wall.polpermissive and wall.asks_role and wall.polcmd in ('*', a.polcmd)
  )
group by a.oid, a.fq, a.named
