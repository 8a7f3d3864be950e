-- What the agent could run under one of PostgreSQL's own names: the product's functions, operators, casts and types. PostgreSQL
-- chooses by the types of arguments, along the whole search_path, so that a better fit comes before pg_catalog.
set local role {{gateway_owner}};

create or replace function agent_gateway.shadows(path text[], names text[]) returns table (
  kind text, schema text, name text, runs text
)
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $function$
  with recursive places as (
    select n.oid, n.nspname
    from pg_namespace as n
    where n.nspname = any (path) and n.nspname not in ('pg_catalog', 'agent_gateway')
      and has_schema_privilege(session_user, n.oid, 'usage')
  ),
  found (kind, classid, oid, nspname, name, runs) as (
    select 'function', 'pg_proc'::regclass, p.oid, s.nspname, p.proname, p.oid
    from places as s join pg_proc as p on p.pronamespace = s.oid
    where p.proname = any (names)
    union all
    select 'operator', 'pg_operator'::regclass, o.oid, s.nspname, o.oprname, o.oprcode::oid
    from places as s join pg_operator as o on o.oprnamespace = s.oid
    where o.oprname = any (names)
    union all
    select 'type', 'pg_type'::regclass, t.oid, s.nspname, t.typname, null
    from places as s join pg_type as t on t.typnamespace = s.oid
    where t.typname = any (names)
    union all
    -- a call of one argument may be a cast to such a type
    select 'coercion', 'pg_type'::regclass, t.oid, s.nspname, t.typname, null
    from places as s join pg_type as t on t.typnamespace = s.oid
    where t.typname = any (names) and t.typrelid = 0
    union all
    -- a cast belongs to no schema; those of PostgreSQL itself have low oids
    select 'cast', 'pg_cast'::regclass, c.oid, null, null, c.castfunc
    from pg_cast as c
    where c.castfunc <> 0 and c.oid >= 16384
  ),
  own as (
    select f.*, c.casttarget, c.castsource, c.castcontext <> 'e' or j.documents as unwritten
    from found as f
    left join pg_cast as c on c.oid = f.oid and f.kind = 'cast'
    left join pg_type as t on t.oid = c.castsource
    -- to_json and its kin call a cast to json, of all but rows, and ask nobody whether they may
    cross join lateral (select c.casttarget = 'json'::regtype and t.typtype <> 'c' as documents) as j
    where (f.runs is null or j.documents or has_function_privilege(session_user, f.runs, 'execute'))
      and not exists (
        select from pg_depend as d where d.classid = f.classid and d.objid = f.oid and d.deptype = 'e'
      )
  ),
  -- ORDER BY, GROUP BY, DISTINCT, UNION and the like call these for values of a type, and mostly ask nobody whether they may
  classes (runs, type) as (
    select f.runs, c.opcintype
    from pg_opclass as c
    cross join lateral (
      select p.amproc::oid from pg_amproc as p where p.amprocfamily = c.opcfamily
      union all
      select o.oprcode::oid from pg_amop as a join pg_operator as o on o.oid = a.amopopr where a.amopfamily = c.opcfamily
    ) as f (runs)
    where c.opcdefault and c.oid >= 16384 and c.opcintype >= 16384 and f.runs >= 16384
      and not exists (
        select from pg_depend as d where d.classid = 'pg_opclass'::regclass and d.objid = c.oid and d.deptype = 'e'
      )
  ),
  -- a cast makes its target, and so do casts to what is made of that: domains, arrays, composite types; and where it need not be
  -- written, whoever has a value of its source runs it
  made (kind, runs, type) as (
    select 'cast', o.runs, o.casttarget from own as o where o.kind = 'cast'
    union
    select 'unwritten', o.runs, s.type
    from own as o
    join pg_type as t on t.oid = o.castsource
    -- who has what an array is made of has the array
    cross join lateral (values (t.oid), (case when t.typsubscript = 'array_subscript_handler'::regproc then t.typelem end)) as s (type)
    where o.unwritten and s.type >= 16384
    union
    select 'unwritten', c.runs, c.type from classes as c
    union
    select m.kind, m.runs, t.oid
    from made as m
    join pg_type as t on t.typbasetype = m.type
      or (m.kind = 'unwritten' and exists (
        select from pg_range as r where r.rngsubtype = m.type and t.oid in (r.rngtypid, r.rngmultitypid)
      ))
      or (t.typelem = m.type and t.typsubscript = 'array_subscript_handler'::regproc)
      or exists (
        select from pg_attribute as a
        where a.attrelid = t.typrelid and a.atttypid = m.type and a.attnum > 0 and not a.attisdropped
      )
  )
  select o.kind, o.nspname::text, o.name::text, coalesce(format('%s.%s', n.nspname, p.proname), '')
  from own as o
  left join pg_proc as p on p.oid = o.runs
  left join pg_namespace as n on n.oid = p.pronamespace
  where o.kind <> 'cast'
  union
  select m.kind, n.nspname, t.typname, format('%s.%s', f.nspname, p.proname)
  from made as m
  join pg_type as t on t.oid = m.type
  join pg_namespace as n on n.oid = t.typnamespace
  join pg_proc as p on p.oid = m.runs
  join pg_namespace as f on f.oid = p.pronamespace
  union
  -- functions that statements may call, and that return such values
  select m.kind, n.nspname, p.proname, format('%s.%s', f.nspname, r.proname)
  from made as m
  join pg_proc as p on p.proname = any (names) and m.type = any (p.proallargtypes || p.prorettype)
  join pg_namespace as n on n.oid = p.pronamespace
  join pg_proc as r on r.oid = m.runs
  join pg_namespace as f on f.oid = r.pronamespace
  where m.kind = 'unwritten' and n.nspname not in ('pg_catalog', 'agent_gateway')
  union
  -- functions of extensions, which a name of the operator's own may mean
  select 'extension', s.nspname, p.proname, format('%s.%s', s.nspname, p.proname)
  from places as s
  join pg_proc as p on p.pronamespace = s.oid and p.proname = any (names) and has_function_privilege(session_user, p.oid, 'execute')
  join pg_depend as d on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
  order by 1, 2, 3, 4
$function$;

revoke all on function agent_gateway.shadows(text[], text[]) from public;
grant execute on function agent_gateway.shadows(text[], text[]) to {{readers}};
reset role;
