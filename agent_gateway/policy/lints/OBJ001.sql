-- title: A view that the agent reads runs with its owner's rights
-- severity: critical
-- why: Without security_invoker the policies are asked about the owner of the view, not about the agent. A view of a superuser
--   shows all tenants.
-- fix: alter view {object} set (security_invoker = true);
-- source: PostgreSQL manual, CREATE VIEW, security_invoker (since 15); splinter 0010
select fq, format('owner %s (passes row-level security: %s)', owner, owner_bypasses)
from relations
where relkind = 'v' and agent_reads and not is_shared
  and not asks_as_reader
