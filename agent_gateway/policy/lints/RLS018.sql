-- title: A policy raises an error instead of showing nothing where no tenant is set
-- severity: medium
-- why: `current_setting('x')` fails where x is unset, and after a first transaction it is the empty string, which is no uuid.
--   Queries then fail at random on pooled connections, and people repair that with a default tenant.
-- fix: read the signed context, which is null without a tenant: (select agent_gateway.tenant_id())
-- source: PostgreSQL manual, 9.28.1 Configuration Settings Functions
select fq, format('%s: %s', named, coalesce(qual, chk))
from policies
where coalesce(qual, '') || ' ' || coalesce(chk, '') ~* 'current_setting\(''[^'']*''::text\)'
  or (
    coalesce(qual, '') || ' ' || coalesce(chk, '') ~* 'current_setting\([^)]*\)\)?::(uuid|int|bigint|integer)'
    and coalesce(qual, '') || ' ' || coalesce(chk, '') !~* '\mnullif\M'
  )
