-- title: The WITH CHECK of a policy does not bind the tenant: rows can be written into another tenant
-- severity: critical
-- why: USING filters the rows that are found, WITH CHECK the rows that are left behind. Without the tenant in it, an update
--   can move a row to a competitor, or an insert can plant one there.
-- fix: alter policy <policy> on {object} with check ({tenant_column} = (select agent_gateway.tenant_id()));
-- source: PostgreSQL manual, CREATE POLICY, WITH CHECK
select fq, format('%s: with check %s', named, chk)
from policies as p
where polpermissive and not is_shared and (for_agent or for_application) and polcmd in ('*', 'w')
  and chk is not null and not by_check and not check_true and not write_walled
  and not exists (select from unsigned as u where u.poloid = p.oid)
