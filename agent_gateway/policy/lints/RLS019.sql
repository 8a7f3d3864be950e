-- title: A policy tells tenants apart by the database user
-- severity: medium
-- why: All tenants share the agent's login, so such a policy treats them all the same.
-- fix: compare the tenant column with (select agent_gateway.tenant_id())
-- source: agent_gateway
select fq, format('%s: %s', named, coalesce(qual, chk))
from policies
where for_agent and coalesce(qual, '') || ' ' || coalesce(chk, '') ~* '\m(current_user|session_user|current_role)\M'
