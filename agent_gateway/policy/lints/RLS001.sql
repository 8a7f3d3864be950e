-- title: Row-level security is off on a table with tenants' rows, or on one that the agent reads and nobody declared shared
-- severity: critical
-- why: Policies on such a table sleep. `select * from invoices` then returns every tenant's rows, whatever context is set.
-- fix: alter table {object} enable row level security; alter table {object} force row level security;
-- source: PostgreSQL manual, 5.9 Row Security Policies; splinter 0013
select fq, format('row-level security is off (agent reads: %s, application uses: %s)', agent_reads, application_uses)
from tables
where not relrowsecurity and not is_shared and (tenant_attnum is not null or agent_reads)
