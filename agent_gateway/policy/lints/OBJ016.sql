-- title: A view that the application reads shows rows past its wall
-- severity: high
-- why: The product stands behind the same walls as the agent, but a view without security_invoker asks the policies about its
--   owner, and a materialized view asks none. Where the owner passes them, each query of the product shows all tenants.
-- fix: alter view {object} set (security_invoker = true); or revoke all on {object} from {application}; or waive it where the product is meant to see all tenants there
-- source: PostgreSQL manual, CREATE VIEW, security_invoker (since 15)
with recursive shown as (
  select r.oid as root, r.oid, false as passes
  from relations as r
  cross join cfg
  where cfg.application_walled and r.relkind in ('v', 'm') and not r.is_shared and exists (
    select from application_roles as e
    where has_table_privilege(e.oid, r.oid, 'select') or has_any_column_privilege(e.oid, r.oid, 'select')
  )
  union
  select s.root, d.refobjid, r.relkind = 'm' or r.owner_bypasses
  from shown as s
  join relations as r on r.oid = s.oid and (r.relkind = 'm' or (r.relkind = 'v' and not r.asks_as_reader))
  join pg_rewrite as w on w.ev_class = r.oid and w.rulename = '_RETURN'
  join pg_depend as d
    on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.oid
)
select r.fq, format('owner %s: shows rows of %s', r.owner, string_agg(distinct t.fq, ', ' order by t.fq))
from shown as s
join relations as r on r.oid = s.root
join tables as t on t.oid = s.oid and s.passes and t.tenant_attnum is not null
group by r.fq, r.owner
