-- title: A unique or exclusion constraint on natural values spans all tenants
-- severity: medium
-- why: An insert that fails with 23505, or an `on conflict do nothing` that inserts nothing, tells one tenant that another has
--   this e-mail address or number.
-- fix: create unique index concurrently on {object} ({tenant_column}, <columns>); then drop the one without the tenant
-- source: PostgreSQL manual, 5.9: unique checks bypass row security
select t.fq, pg_get_indexdef(i.indexrelid)
from pg_index as i
join tables as t on t.oid = i.indrelid
where (i.indisunique or i.indisexclusion) and t.tenant_attnum is not null and t.tenant_attnum <> all (i.indkey::int2[])
  -- that of a partition is its table's
  and not exists (select from pg_inherits as h where h.inhrelid = i.indexrelid)
  -- numbers that the server makes and random ones are no natural values; beside a number, a partitioned table needs its key
  and not (i.indisprimary and exists (
    select from pg_attribute as a
    where a.attrelid = t.oid and a.attnum = any (i.indkey::int2[])
      and (i.indnkeyatts = 1 and a.atttypid = 'uuid'::regtype or a.attidentity <> '' or exists (
        -- a serial: pg_get_serial_sequence wants rights on the schema
        select from pg_depend as d join pg_class as s on s.oid = d.objid and s.relkind = 'S'
        where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
          and d.refobjid = t.oid and d.refobjsubid = a.attnum
      ))
  ))
