-- title: A policy casts the tenant column
-- severity: high
-- why: `tenant_id::text = …` cannot use the index on tenant_id: queries took 44 to 750 times as long, for every tenant.
-- fix: cast the other side: {tenant_column} = (select …)::uuid
-- source: PostgreSQL manual, 11.7 Indexes on Expressions
select fq, format('%s: %s', named, coalesce(qual, chk))
from policies
where regexp_replace(
    coalesce(qual, '') || ' ' || coalesce(chk, ''),
    -- varchar and domains compare as what they stand for: the cast does nothing, and the index is used
    '\(' || tenant_regex || '\)::' || case tenant_type when 'character varying' then 'text' else tenant_type end || '\M', '', 'g'
  ) ~ ('\(' || tenant_regex || '\)::|' || tenant_regex || '::')
