-- title: A policy casts the tenant column
-- severity: high
-- why: `tenant_id::text = …` cannot use the index on tenant_id: queries took 44 to 750 times as long, for every tenant.
-- fix: cast the other side: {tenant_column} = (select …)::uuid
-- source: PostgreSQL manual, 11.7 Indexes on Expressions
select fq, format('%s: %s', named, coalesce(qual, chk))
from policies
where not (
    -- varchar compares as text: the cast does nothing, and the index is used
    exists (select from tables as t where t.oid = polrelid and t.tenant_type = 'character varying')
    and coalesce(qual, '') || ' ' || coalesce(chk, '') !~ (tenant_regex || '\)?::(?!text)')
  )
  and coalesce(qual, '') || ' ' || coalesce(chk, '') ~ ('\(' || tenant_regex || '\)::|' || tenant_regex || '::')
