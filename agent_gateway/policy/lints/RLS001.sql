-- title: Row-level security is off on a table with tenants' rows, or on one that the agent reads and nobody declared shared
-- severity: critical
-- why: Policies on such a table sleep. `select * from invoices` then returns every tenant's rows, whatever context is set.
-- fix: alter table {object} enable row level security; alter table {object} force row level security;
-- source: PostgreSQL manual, 5.9 Row Security Policies; splinter 0013
select fq, format('row-level security is off (agent reads: %s, application uses: %s)', agent_reads, application_uses)
from tables
where not relrowsecurity and not is_shared and (tenant_attnum is not null or agent_reads)
  -- hidden, and out of the product's reach too, it shows nothing to anybody behind the walls
  and not (not agent_reads and not application_uses and not relispartition and exists (
    select from declared as d where d.kind = 'hidden' and d.nspname = tables.nspname and d.relname = tables.relname
  ) and not exists (
    select from declared as d where d.kind = 'tenant' and d.nspname = tables.nspname and d.relname = tables.relname
  ))
