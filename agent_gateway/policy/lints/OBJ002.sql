-- title: The agent reads a materialized view
-- severity: critical
-- why: Its rows were computed as its owner and stored. It can have no policies, so it shows the rows of all tenants it was
--   made from.
-- fix: revoke all on {object} from public, {agent}; and offer a view with security_invoker over a tenants' table instead
-- source: PostgreSQL manual, CREATE MATERIALIZED VIEW; splinter 0016
select fq, format('its rows were computed as %s', owner)
from relations
where relkind = 'm' and agent_reads and not is_shared
