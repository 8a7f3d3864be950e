-- title: A permissive policy is always true and no restrictive tenant wall stands over it
-- severity: critical
-- why: Permissive policies are joined by OR. One that is always true lets the agent or the application at every tenant's
--   rows, however strict the others are.
-- fix: create policy tenant_wall on {object} as restrictive for all to public using ({tenant_column} = (select agent_gateway.tenant_id())) with check ({tenant_column} = (select agent_gateway.tenant_id()));
-- source: splinter 0024; PostgreSQL manual, CREATE POLICY
select fq, format('%s: using %s, with check %s', named, coalesce(qual, 'nothing'), coalesce(chk, 'nothing'))
from policies
where polpermissive and not is_shared and (for_agent or for_application)
  and ((using_true and not read_walled) or (check_true and not write_walled))
