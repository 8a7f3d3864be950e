-- Everything outside the system's schemas that the agent's login may read, and by which columns; $1 is that login.
select
  n.nspname::text as schema,
  c.relname::text as name,
  c.relispartition or exists (select from pg_catalog.pg_inherits as i where i.inhrelid = c.oid) as part,
  array_agg(a.attname::text order by a.attnum) as columns
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'p', 'v', 'm', 'f')
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname !~ '^pg_(toast_)?temp_'
  and not exists (  -- what an extension brought
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
  )
  and pg_catalog.has_schema_privilege($1::name, n.oid, 'usage')
  and pg_catalog.has_column_privilege($1::name, c.oid, a.attnum, 'select')
group by n.nspname, c.oid, c.relname, c.relispartition
order by 1, 2
