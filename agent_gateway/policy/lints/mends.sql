-- What the tables of tenants lack beside their walls: kind, object, why, the statements that mend it one by one, each in
-- a transaction of its own, and what takes them back where one fails: a key or a check binds new rows before it is valid.
-- Stands behind the prelude. A name that is made here begins with what it is for, 40 bytes of it at the most, and ends with
-- a hash of it: PostgreSQL would cut a name of more than 63 bytes, and two might become one.
, stems as (
  select u.name, left(u.name, case when octet_length(left(u.name, 40)) = length(left(u.name, 40)) then 40 else 10 end) as stem
  from (select relname from pg_class union select conname from pg_constraint) as u (name)
),
mine as (
  select t.*, n.stem, quote_ident(a.attname) as tenant, a.atttypid as tenant_typid, not t.relispartition and not exists (
    select from pg_inherits as i where i.inhrelid = t.oid
  ) as is_root
  from tables as t
  join pg_attribute as a on a.attrelid = t.oid and a.attnum = t.tenant_attnum
  join stems as n on n.name = t.relname
  where t.nspname in (select jsonb_array_elements_text($1::jsonb -> 'schemas')) and not t.is_shared
),
-- the one table in which each tenant has one row
tenants as (
  select m.* from mine as m
  where exists (
    select from pg_index as i
    where i.indrelid = m.oid and i.indisunique and i.indisvalid and i.indpred is null
      and i.indnkeyatts = 1 and i.indkey[0] = m.tenant_attnum
  )
),
-- the columns that queries of most products sort by and add up, as the root of the table calls them; no index has virtual ones
shapes as (
  select m.oid, (
    select quote_ident(a.attname) from pg_attribute as a
    where a.attrelid = m.oid and not a.attisdropped and a.attnum > 0 and a.attgenerated <> 'v'
      and a.atttypid in ('timestamptz'::regtype, 'timestamp'::regtype, 'date'::regtype)
    order by a.attname !~ '^(created|occurred|inserted|issued|placed|sent|at|on)', not a.attnotnull, a.attnum limit 1
  ) as sorted, (
    select string_agg(name, ', ') from (
      select quote_ident(a.attname) as name from pg_attribute as a
      where a.attrelid = m.oid and not a.attisdropped and a.attnum > 0 and a.attgenerated <> 'v'
        and a.atttypid = 'numeric'::regtype
      order by a.attnum limit 2
    ) as summed
  ) as covered
  from mine as m
),
missing_index as (
  select m.*, s.sorted, s.covered,
    m.stem || '_tenant_' || left(md5(m.fq), 8) as index_name,
    (select count(*) from pg_partition_ancestors(m.oid)) as depth
  from mine as m
  join shapes as s on s.oid = coalesce(pg_partition_root(m.oid)::oid, m.oid)
  where not exists (
    select from pg_index as i
    where i.indrelid = m.oid and i.indisvalid and i.indpred is null and i.indkey[0] = m.tenant_attnum
  )
),
-- secondary indexes that a policy makes less useful than they were
narrow_index as (
  select m.*, i.indexrelid, x.relname as was, array_to_string(k.columns, ', ') as columns,
    s.stem || '_tenant_' || left(md5(format('%I.%I', m.nspname, x.relname)), 8) as index_name
  from mine as m
  join pg_index as i on i.indrelid = m.oid
  join pg_class as x on x.oid = i.indexrelid
  join stems as s on s.name = x.relname
  join pg_am as am on am.oid = x.relam and am.amname = 'btree'
  cross join lateral (
    -- as they are: an index for patterns, or one that is sorted downwards, serves no other statements
    select array_agg(concat_ws(' ', pg_get_indexdef(i.indexrelid, n, true),
      case when i.indcollation[n - 1] <> a.attcollation then 'collate ' || i.indcollation[n - 1]::regcollation::text end,
      case when not o.opcdefault then format('%s.%I', o.opcnamespace::regnamespace, o.opcname) end,
      case i.indoption[n - 1] when 1 then 'desc nulls last' when 2 then 'nulls first' when 3 then 'desc' end
    ) order by n) as columns
    from generate_series(1, i.indnkeyatts) as n
    join pg_opclass as o on o.oid = i.indclass[n - 1]
    join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = i.indkey[n - 1]
  ) as k
  where m.is_root and m.relkind = 'r' and i.indisvalid and not i.indisunique and i.indpred is null
    and m.tenant_attnum <> all (i.indkey::int2[]) and 0 <> all (i.indkey::int2[])
    -- of two that are alike, one
    and not exists (
      select from pg_index as e
      where e.indrelid = m.oid and e.indexrelid < i.indexrelid and e.indisvalid and not e.indisunique and e.indpred is null
        and e.indnkeyatts = i.indnkeyatts and e.indkey = i.indkey and e.indclass = i.indclass
        and e.indoption = i.indoption and e.indcollation = i.indcollation
    )
    and not exists (
      select from pg_index as w
      where w.indrelid = m.oid and w.indisvalid and w.indpred is null
        and w.indnkeyatts > i.indnkeyatts and w.indkey[0] = m.tenant_attnum
        and (select array_agg(w.indkey[n] order by n) from generate_series(1, i.indnkeyatts) as n)
          = (select array_agg(i.indkey[n] order by n) from generate_series(0, i.indnkeyatts - 1) as n)
        and (select array_agg(array[w.indclass[n]::bigint, w.indoption[n]] order by n) from generate_series(1, i.indnkeyatts) as n)
          = (select array_agg(array[i.indclass[n]::bigint, i.indoption[n]] order by n) from generate_series(0, i.indnkeyatts - 1) as n)
    )
),
surrogate as (
  select m.*, a.attnum as key_attnum, quote_ident(a.attname) as key,
    m.stem || '_tenant_key_' || left(md5(m.fq), 8) as index_name
  from mine as m
  join pg_index as i on i.indrelid = m.oid and i.indisprimary and i.indnkeyatts = 1 and i.indkey[0] <> m.tenant_attnum
  join pg_attribute as a on a.attrelid = m.oid and a.attnum = i.indkey[0]
  where m.relkind = 'r' and not m.relispartition and not exists (
    select from pg_index as w
    where w.indrelid = m.oid and w.indisunique and w.indisvalid and w.indpred is null and w.indnkeyatts = 2
      and w.indkey[0] = m.tenant_attnum and w.indkey[1] = a.attnum
  )
),
unscoped as (
  select c.fq, k.conname, k.oid, c.tenant, c.relkind,
    p.fq as parent, p.tenant as parent_tenant, k.confdeltype, k.confupdtype, k.condeferrable, k.condeferred,
    (select string_agg(quote_ident(a.attname), ', ' order by u.place)
      from unnest(k.conkey) with ordinality as u (attnum, place)
      join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = u.attnum) as own,
    (select string_agg(quote_ident(a.attname), ', ' order by u.place)
      from unnest(k.confkey) with ordinality as u (attnum, place)
      join pg_attribute as a on a.attrelid = k.confrelid and a.attnum = u.attnum) as others,
    quote_ident(s.stem || '_tenant_' || left(md5(k.conname), 8)) as name
  from pg_constraint as k
  join mine as c on c.oid = k.conrelid
  join mine as p on p.oid = k.confrelid
  join stems as s on s.name = k.conname
  -- what refers to a tenant by another column means another tenant: no key can have the own one in it
  where k.contype = 'f' and k.conparentid = 0 and p.relkind = 'r' and p.tenant_attnum <> all (k.confkey)
    -- of PostgreSQL 18: one that is not enforced says nothing of rows, and a key of a PERIOD refers to no plain unique key
    and to_jsonb(k) ->> 'conenforced' is distinct from 'false' and to_jsonb(k) ->> 'conperiod' is distinct from 'true'
    and not exists (
      select from unnest(k.conkey, k.confkey) as u (own, other) where u.own = c.tenant_attnum and u.other = p.tenant_attnum
    )
),
fatherless as (
  select m.*, t.fq as parent, t.tenant as parent_tenant,
    quote_ident(m.stem || '_of_tenant_' || left(md5(m.fq), 8)) as name
  from mine as m
  cross join tenants as t
  where (select count(*) from tenants) = 1 and t.tenant_typid = m.tenant_typid
    and m.oid not in (select s.oid from tenants as s) and not m.relispartition
    and not exists (
      select from pg_constraint as k where k.contype = 'f' and k.conrelid = m.oid and m.tenant_attnum = any (k.conkey)
    )
),
-- what a build that broke off has left behind: the name is taken, and the index is good for nothing
broken as (
  select n.nspname, c.relname as index_name, format('drop index concurrently %I.%I', n.nspname, c.relname) as gone
  from pg_index as x
  join pg_class as c on c.oid = x.indexrelid and c.relkind = 'i'
  join pg_namespace as n on n.oid = c.relnamespace
  where not x.indisvalid
)
select kind, object, why, statements, undoing
from (
  select 1 as step, 0 as place, 'not-null' as kind, m.fq as object, 'the tenant column may be null (TEN001)' as why, array[
      format('alter table %s drop constraint if exists agent_gateway_tenant_known', m.fq),
      format('alter table %s add constraint agent_gateway_tenant_known check (%s is not null) not valid', m.fq, m.tenant),
      format('alter table %s validate constraint agent_gateway_tenant_known', m.fq),
      format('alter table %s alter column %s set not null', m.fq, m.tenant),
      format('alter table %s drop constraint agent_gateway_tenant_known', m.fq)
    ] as statements, format('alter table %s drop constraint if exists agent_gateway_tenant_known', m.fq) as undoing
  from mine as m where not m.tenant_notnull and m.is_root
  union all
  select 2, -i.depth, 'indexes', i.fq, 'no index leads with the tenant (TEN002)', array_remove(array[
      (select b.gone from broken as b where b.nspname = i.nspname and b.index_name = i.index_name),
      -- on a partitioned table it takes over what its partitions have by then
      format('create index %sif not exists %I on %s (%s)%s', case when i.relkind = 'r' then 'concurrently ' else '' end,
        i.index_name, i.fq, concat_ws(', ', i.tenant, i.sorted), ' include (' || i.covered || ')')
    ], null), null
  from missing_index as i
  union all
  select 3, 0, 'indexes', n.fq, format('%I does not begin with the tenant', n.was), array_remove(array[
      (select b.gone from broken as b where b.nspname = n.nspname and b.index_name = n.index_name),
      format('create index concurrently if not exists %I on %s (%s, %s)', n.index_name, n.fq, n.tenant, n.columns)
    ], null), null
  from narrow_index as n
  union all
  select 4, 0, 'indexes', s.fq, 'nothing can refer to its rows together with their tenant (TEN008)', array_remove(array[
      (select b.gone from broken as b where b.nspname = s.nspname and b.index_name = s.index_name),
      format('create unique index concurrently if not exists %I on %s (%s, %s)', s.index_name, s.fq, s.tenant, s.key)
    ], null), null
  from surrogate as s
  union all
  select 5, 0, 'foreign-keys', u.fq, format('%I leaves the tenant out (TEN003)', u.conname), array_remove(array[
      format('alter table %s drop constraint if exists %s', u.fq, u.name),
      format('alter table %s add constraint %s foreign key (%s, %s) references %s (%s, %s)%s%s%s%s', u.fq, u.name,
        u.tenant, u.own, u.parent, u.parent_tenant, u.others,
        case u.confupdtype when 'c' then ' on update cascade' when 'r' then ' on update restrict' else '' end,
        case u.confdeltype when 'c' then ' on delete cascade' when 'r' then ' on delete restrict'
          when 'n' then format(' on delete set null (%s)', u.own) when 'd' then format(' on delete set default (%s)', u.own)
          else '' end,
        case when u.condeferred then ' deferrable initially deferred' when u.condeferrable then ' deferrable' else '' end,
        case when u.relkind = 'r' then ' not valid' else '' end),
      case when u.relkind = 'r' then format('alter table %s validate constraint %s', u.fq, u.name) end,
      format('alter table %s drop constraint %I', u.fq, u.conname)
    ], null), format('alter table %s drop constraint if exists %s', u.fq, u.name)
  from unscoped as u
  union all
  select 6, 0, 'foreign-keys', f.fq, 'its tenants need not exist (TEN007)', array_remove(array[
      format('alter table %s drop constraint if exists %s', f.fq, f.name),
      format('alter table %s add constraint %s foreign key (%s) references %s (%s)%s', f.fq, f.name, f.tenant,
        f.parent, f.parent_tenant, case when f.relkind = 'r' then ' not valid' else '' end),
      case when f.relkind = 'r' then format('alter table %s validate constraint %s', f.fq, f.name) end
    ], null), format('alter table %s drop constraint if exists %s', f.fq, f.name)
  from fatherless as f
  union all
  select 7, 0, 'search-paths', f.signature, 'a definer function looks names up where its caller says (OBJ006)', array[
      format('alter routine %s set search_path = %s, pg_temp', f.signature, (
        select string_agg(quote_ident(s.name), ', ' order by s.place)
        from jsonb_array_elements_text($1::jsonb -> 'search_path') with ordinality as s (name, place)
      ))
    ], null
  from functions as f
  where f.nspname in (select jsonb_array_elements_text($1::jsonb -> 'schemas')) and f.prosecdef and not f.is_parsed and f.lanname not in ('c', 'internal')
    and coalesce(f.search_path !~ '(pg_temp"?$|=""$|='''')', true)
) as proposed
order by step, place, object, why
