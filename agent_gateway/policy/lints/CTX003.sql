-- title: A function of the tenant context belongs to a login, or is open to somebody it is not for
-- severity: critical
-- why: Its owner may replace it. And a function in there that signs, or checks a signature, for whoever calls it hands out
--   contexts.
-- fix: alter function {object} owner to {gateway_owner}; revoke all on function {object} from public, {agent};
-- source: agent_gateway; a sign() that the agent could call leaked when it was tried
select p.oid::regprocedure, concat_ws(', ', format('owner %s', o.rolname),
  case when x.public_calls then 'PUBLIC may call it' end, case when y.agent_calls then 'the agent may call it' end)
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
join cfg on n.nspname = cfg.context_schema
join pg_roles as o on o.oid = p.proowner
cross join lateral (
  select exists (
    select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a where a.grantee = 0
  ) as public_calls
) as x
cross join lateral (
  select p.proname !~ '^(enter|tenant_\w+|role|subject|has_role|catalog|functions|result_types|shadows)$' and exists (
    select from agent_roles as e where has_function_privilege(e.oid, p.oid, 'execute')
  ) as agent_calls
) as y
where (o.rolcanlogin and not o.rolsuper) or x.public_calls or y.agent_calls
