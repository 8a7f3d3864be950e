-- title: The agent may run a function of the product where PostgreSQL's own is meant
-- severity: high
-- why: PostgreSQL chooses functions and operators by the types of arguments, along the whole search_path, so that
--   `app.age(app.customers)` comes before its own `age`; casts apply wherever they fit. The guard refuses such names, but it
--   does not see a cast of PostgreSQL's own types that is not written.
-- fix: revoke execute on its function from public, {agent}; or give it a name of its own; or declare the function under functions
-- source: PostgreSQL manual, 10.3 Functions; CREATE CAST; CVE-2018-1058
with along as (
  select n.oid, n.nspname from schemas as n
  where n.agent_enters and n.nspname in (select jsonb_array_elements_text($1::jsonb -> 'search_path'))
),
called as (
  select f.* from functions as f cross join cfg where f.agent_calls and not f.is_declared and f.nspname <> cfg.context_schema
)
select format('function %s', f.signature), 'has the name of one of PostgreSQL''s own'
from called as f
where f.nspname in (select nspname from along)
  and exists (select from pg_proc as p where p.pronamespace = 'pg_catalog'::regnamespace and p.proname = f.proname)
union all
select format('operator %s', o.oid::regoperator::text), format('runs %s', f.signature)
from called as f
join pg_operator as o on o.oprcode = f.oid and o.oprnamespace in (select oid from along)
where exists (select from pg_operator as p where p.oprnamespace = 'pg_catalog'::regnamespace and p.oprname = o.oprname)
union all
select
  format('cast (%s as %s)', format_type(c.castsource, null), format_type(c.casttarget, null)),
  format('runs %s%s', f.signature, case c.castcontext when 'e' then '' else ', also where no cast is written' end)
from called as f
join pg_cast as c on c.castfunc = f.oid
