-- title: A relation is declared shared, but shows rows of tenants
-- severity: high
-- why: Shared means that every tenant may read all of it, so no other lint asks whose its rows are. A tenants' table that got onto
--   that list by mistake stands open, and nothing says so. A table shows the rows of its heirs past their policies, a view
--   without security_invoker those that its owner sees.
-- fix: declare {object} among the tables or views in tenancy.toml instead of the shared ones, or take out of it what is tenants'
-- source: PostgreSQL manual, 5.10 Inheritance: permissions and policies of the parent alone are checked
with recursive shown as (
  select oid as root, oid, 0 as steps from relations where is_shared and tenant_attnum is null
  union
  select s.root, n.oid, 1
  from shown as s
  join relations as r on r.oid = s.oid
  cross join lateral (
    select i.inhrelid as oid from pg_inherits as i where i.inhparent = s.oid
    union all
    select d.refobjid
    from pg_rewrite as w
    join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_class'::regclass
    where w.ev_class = s.oid and w.rulename = '_RETURN' and d.refobjid <> s.oid
      and (r.relkind = 'm' or (r.relkind = 'v' and not r.asks_as_reader))
  ) as n
)
select fq, 'declared shared, with a tenant column'
from relations
where is_shared and tenant_attnum is not null
union all
select r.fq, format('declared shared, shows rows of %s', string_agg(distinct t.fq, ', ' order by t.fq))
from shown as s
join relations as r on r.oid = s.root
join tables as t on t.oid = s.oid and s.steps > 0 and t.tenant_attnum is not null
group by r.fq
