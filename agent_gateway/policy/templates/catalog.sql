-- What the login may read, told by the database itself, because in the strict tier the agent cannot read the system catalogs.
set local role {{gateway_owner}};

create or replace function agent_gateway.catalog() returns table (
  schema text, name text, kind text, comment text, columns jsonb, primary_key text[], foreign_keys jsonb
)
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $function$
  with recursive readable as (
    select c.oid, n.nspname, c.relname, c.relkind
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
      and n.nspname not in ('pg_catalog', 'information_schema', 'agent_gateway', 'pg_toast')
      and n.nspname !~ '^pg_(toast_)?temp_'
      and has_schema_privilege(session_user, n.oid, 'usage')
      and (has_table_privilege(session_user, c.oid, 'select') or has_any_column_privilege(session_user, c.oid, 'select'))
      -- what extensions bring (the statements of pg_stat_statements, say) is not the tenants' data
      and not exists (
        select from pg_depend as d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
      )
  ),
  -- what the type of a column is below its domains and arrays; `told`: whether the type itself tells the fields; a domain
  -- over an array does not: its elements have fields, and it has none
  kinds (asked, oid, told) as (
    select a.atttypid, a.atttypid, true
    from readable as r
    join pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    union
    select k.asked, case when t.typbasetype <> 0 then t.typbasetype else t.typelem end,
      k.told and (t.typbasetype <> 0 or k.oid = k.asked)
    from kinds as k
    join pg_type as t on t.oid = k.oid
    where t.typbasetype <> 0 or (t.typelem <> 0 and t.typsubscript = 'array_subscript_handler'::regproc)
  )
  select
    r.nspname::text,
    r.relname::text,
    case r.relkind
      when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view' when 'm' then 'materialized view'
      else 'foreign table'
    end,
    obj_description(r.oid, 'pg_class'),
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'nullable', not a.attnotnull,
        'comment', col_description(a.attrelid, a.attnum),
        'readable', m.readable
      ) || jsonb_strip_nulls(jsonb_build_object(
        'labels', (
          select jsonb_agg(e.enumlabel order by e.enumsortorder)
          from kinds as k
          join pg_enum as e on e.enumtypid = k.oid
          where k.asked = a.atttypid and m.readable
        ),
        'fields', (
          select jsonb_agg(f.attname order by f.attnum)
          from kinds as k
          join pg_type as t on t.oid = k.oid
          join pg_attribute as f on f.attrelid = t.typrelid and f.attnum > 0 and not f.attisdropped
          where k.asked = a.atttypid and k.told and m.readable
        )
      )) order by a.attnum), '[]')
      from pg_attribute as a
      cross join lateral (values (has_column_privilege(session_user, a.attrelid, a.attnum, 'select'))) as m (readable)
      where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    ),
    (
      select coalesce(array_agg(a.attname::text order by k.place), '{}')
      from pg_constraint as p
      cross join unnest(p.conkey) with ordinality as k (attnum, place)
      join pg_attribute as a on a.attrelid = p.conrelid and a.attnum = k.attnum
      where p.conrelid = r.oid and p.contype = 'p'
    ),
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'columns', f.own, 'relation', f.relation, 'references', f.others
      ) order by f.conname), '[]')
      from (
        select
          p.conname,
          format('%s.%s', t.nspname, t.relname) as relation,
          jsonb_agg(mine.attname order by k.place) as own,
          jsonb_agg(theirs.attname order by k.place) as others
        from pg_constraint as p
        join readable as t on t.oid = p.confrelid
        cross join rows from (unnest(p.conkey), unnest(p.confkey)) with ordinality as k (own, other, place)
        join pg_attribute as mine on mine.attrelid = p.conrelid and mine.attnum = k.own
        join pg_attribute as theirs on theirs.attrelid = p.confrelid and theirs.attnum = k.other
        where p.conrelid = r.oid and p.contype = 'f'
        group by p.oid, p.conname, p.confrelid, t.nspname, t.relname
        -- a key to a hidden column would name it
        having bool_and(has_column_privilege(session_user, p.confrelid, k.other, 'select'))
      ) as f
    )
  from readable as r
  order by r.nspname, r.relname
$function$;

-- The types of a result: their names, the types below domains, and the elements of arrays.
create or replace function agent_gateway.result_types(oids oid[]) returns table (
  oid oid, name text, base_name text, element_name text
)
language sql stable parallel restricted security definer
set search_path = pg_catalog, pg_temp
as $function$
  with recursive base as (
    select t.oid as asked, t.oid, t.typbasetype from pg_type as t where t.oid = any (oids)
    union all
    select b.asked, t.oid, t.typbasetype from base as b join pg_type as t on t.oid = b.typbasetype
  )
  select
    b.asked,
    format_type(b.asked, null),
    format_type(b.oid, null),
    format_type(coalesce(nullif(e.typbasetype, 0), e.oid), null)
  from base as b
  join pg_type as t on t.oid = b.oid
  left join pg_type as e on e.oid = t.typelem and t.typsubscript = 'array_subscript_handler'::regproc
  where b.typbasetype = 0
$function$;

revoke all on function agent_gateway.catalog(), agent_gateway.result_types(oid[]) from public;
grant execute on function agent_gateway.catalog(), agent_gateway.result_types(oid[]) to {{readers}};
reset role;
