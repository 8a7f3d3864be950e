-- title: A policy calls a context function for each row instead of once a query
-- severity: medium
-- why: `(select f())` is computed once, `f()` once for every row that is looked at: two million rows took a minute instead of
--   a third of a second, which also lets one tenant exhaust the server for all.
-- fix: write (select agent_gateway.tenant_id()) instead of agent_gateway.tenant_id() in the policy
-- source: PostgreSQL manual, Using EXPLAIN, InitPlan; splinter 0003
select p.fq, format('%s: %s', p.named, e.expression)
from policies as p
cross join cfg
cross join lateral (
  select v.expression
  from unnest(array[p.qual, p.chk]) as v (expression)
  where regexp_replace(
    v.expression, '\(\s*SELECT\s+(?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)', '', 'gi'
  ) ~ ('\mcurrent_setting\(|' || cfg.context_call)
  limit 1
) as e
