-- The functions that the operator lets statements call, told by the database itself: what they take, and what they return.
set local role {{gateway_owner}};

create or replace function agent_gateway.functions(asked text[]) returns table (
  schema text, name text, arguments text, returns text, kind text, columns jsonb, comment text
)
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $function$
  with recursive called as (
    select p.oid, n.nspname, p.proname, p.prorettype, p.proargnames, p.proargmodes, p.proallargtypes
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where format('%s.%s', n.nspname, p.proname) = any (asked)
      and p.prokind <> 'p'
      and n.nspname not in ('pg_catalog', 'information_schema', 'agent_gateway')
      and has_schema_privilege(session_user, n.oid, 'usage')
      and has_function_privilege(session_user, p.oid, 'execute')
  ),
  named as (
    select c.oid, count(*) as amount, jsonb_agg(jsonb_build_array(coalesce(nullif(o.name, ''), o.standing), o.type) order by o.place) as columns,
      max(o.name) as name
    from called as c
    cross join lateral (
      select a.name, a.type, a.place, 'column' || row_number() over (order by a.place) as standing
      from unnest(c.proargnames, c.proargmodes, c.proallargtypes) with ordinality as a (name, mode, type, place)
      where a.mode in ('o', 'b', 't')
    ) as o
    group by c.oid
  ),
  -- what a returned type is below its domains
  based (oid, type) as (
    select c.oid, c.prorettype from called as c
    union all
    select b.oid, t.typbasetype from based as b join pg_type as t on t.oid = b.type where t.typbasetype <> 0
  ),
  returned as (
    select c.oid, t.typrelid, t.typtype from called as c join based as b on b.oid = c.oid join pg_type as t on t.oid = b.type
    where t.typbasetype = 0
  ),
  made (oid, place, name, type) as (
    select r.oid, f.attnum, f.attname::text, f.atttypid
    from returned as r
    join pg_attribute as f on f.attrelid = r.typrelid and f.attnum > 0 and not f.attisdropped
    union all
    select n.oid, o.place, o.told ->> 0, (o.told ->> 1)::oid
    from named as n
    cross join jsonb_array_elements(n.columns) with ordinality as o (told, place)
    where n.amount > 1
    union all
    select c.oid, 1, coalesce(n.name, ''), c.prorettype
    from called as c
    join returned as r on r.oid = c.oid and r.typtype not in ('c', 'p')
    left join named as n on n.oid = c.oid
  ),
  -- what the type of a column is below its domains and arrays; `told`: whether the type itself tells the fields; a domain
  -- over an array does not: its elements have fields, and it has none
  kinds (asked, oid, told) as (
    select m.type, m.type, true from made as m
    union
    select k.asked, case when t.typbasetype <> 0 then t.typbasetype else t.typelem end,
      k.told and (t.typbasetype <> 0 or k.oid = k.asked)
    from kinds as k
    join pg_type as t on t.oid = k.oid
    where t.typbasetype <> 0 or (t.typelem <> 0 and t.typsubscript = 'array_subscript_handler'::regproc)
  )
  select
    c.nspname::text,
    c.proname::text,
    pg_get_function_arguments(c.oid),
    pg_get_function_result(c.oid),
    case r.typtype when 'c' then 'row' when 'p' then 'record' else 'value' end,
    (
      select coalesce(jsonb_agg(jsonb_build_object('name', m.name, 'type', format_type(m.type, null))
        || jsonb_strip_nulls(jsonb_build_object('fields', (
          select jsonb_agg(f.attname order by f.attnum)
          from kinds as k
          join pg_type as t on t.oid = k.oid
          join pg_attribute as f on f.attrelid = t.typrelid and f.attnum > 0 and not f.attisdropped
          where k.asked = m.type and k.told
        ))) order by m.place), '[]')
      from made as m
      where m.oid = c.oid
    ),
    obj_description(c.oid, 'pg_proc')
  from called as c
  join returned as r on r.oid = c.oid
  order by c.nspname, c.proname, c.oid
$function$;

revoke all on function agent_gateway.functions(text[]) from public;
grant execute on function agent_gateway.functions(text[]) to {{readers}};
reset role;
