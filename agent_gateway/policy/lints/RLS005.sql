-- title: A permissive policy does not bind the tenant column to the signed context, and no restrictive wall does it instead
-- severity: critical
-- why: Rows pass for another reason than whose they are. Where the comparison with the tenant stands below an OR or a NOT,
--   the other branch shows foreign rows.
-- fix: create policy tenant_wall on {object} as restrictive for all to public using ({tenant_column} = (select agent_gateway.tenant_id())) with check ({tenant_column} = (select agent_gateway.tenant_id()));
-- source: agent_gateway
select fq, format('%s: %s', named, coalesce(qual, chk))
from policies as p
where polpermissive and not is_shared and (for_agent or for_application)
  and case when polcmd = 'a' then chk is not null and not by_check and not check_true and not write_walled
    else qual is not null and not by_using and not using_true and not read_walled end
  and not exists (select from unsigned as u where u.poloid = p.oid)  -- RLS011 says it better
