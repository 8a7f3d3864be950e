-- title: The declaration names something that is not there
-- severity: high
-- why: Checks about a role or table with a misspelt name find nothing wrong with it, and the real one goes unchecked.
-- fix: correct {object} in tenancy.toml; a role that is only missing is made by agent-gateway policy apply
-- source: agent_gateway
select format('role %I', w.name), 'declared, does not exist'
from jsonb_array_elements_text($1::jsonb -> 'roles') as w (name)
where not exists (select from pg_roles where rolname = w.name)
union all
select format('schema %I', w.name), 'declared, does not exist'
from jsonb_array_elements_text($1::jsonb -> 'schemas') as w (name)
where not exists (select from pg_namespace where nspname = w.name)
union all
select format('%I.%I', d.nspname, d.relname), format('declared as %s, does not exist', d.kind)
from declared as d
where d.kind <> 'audit'  -- AUD001 says it
  and not exists (select from relations as r where r.nspname = d.nspname and r.relname = d.relname)
union all
select format('%I.%I.%I', d.nspname, d.relname, c.name), 'declared column, does not exist'
from declared as d
join relations as r on r.nspname = d.nspname and r.relname = d.relname
cross join lateral (
  select unnest(d.hidden) as name union select d.tenant_column where d.kind = 'tenant'
) as c
where not exists (
  select from pg_attribute as a where a.attrelid = r.oid and a.attname = c.name and a.attnum > 0 and not a.attisdropped
)
union all
select format('function %I.%I', d.nspname, d.proname), 'declared, does not exist'
from declared_functions as d
where not exists (
  select from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
  where n.nspname = d.nspname and p.proname = d.proname
)
