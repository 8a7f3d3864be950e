-- title: A primary key that is a surrogate spans all tenants
-- severity: low
-- why: Foreign keys to it cannot carry the tenant, and numbers that are counted up tell how much all tenants make together.
-- fix: alter table {object} add unique ({tenant_column}, id); and let foreign keys refer to that
-- source: PostgreSQL manual, 5.9: unique checks bypass row security
select t.fq, pg_get_indexdef(i.indexrelid)
from pg_index as i
join tables as t on t.oid = i.indrelid
join pg_attribute as a on a.attrelid = t.oid and a.attnum = i.indkey[0]
where i.indisprimary and i.indnkeyatts = 1 and t.tenant_attnum is not null and a.attnum <> t.tenant_attnum
  and (a.atttypid = 'uuid'::regtype or a.attidentity <> '' or exists (  -- a serial: pg_get_serial_sequence wants rights on the schema
      select from pg_depend as d join pg_class as s on s.oid = d.objid and s.relkind = 'S'
      where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
        and d.refobjid = t.oid and d.refobjsubid = a.attnum
    ))
  and not exists (
    select from pg_index as w where w.indrelid = t.oid and w.indisunique and w.indkey[0] = t.tenant_attnum
      and a.attnum = any (w.indkey::int2[])
  )
