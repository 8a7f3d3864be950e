-- The strict tier lets the server enforce the allowlist: the agent may call these functions, and what operators and casts run.
do $functions$
declare
  allowed oid[];
  granted text;
  surplus text;
begin
  with candidate as (
    -- core functions and those of extensions; never one that runs with its owner's rights
    select p.*
    from pg_catalog.pg_proc as p
    where p.prokind in ('f', 'a', 'w') and not p.prosecdef
      and (
        p.pronamespace = 'pg_catalog'::regnamespace
        or exists (
          select from pg_catalog.pg_depend as d
          where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
        )
      )
  ), named as (
    -- an overload that is volatile while its siblings are not does more than the name says: ts_rewrite(tsquery, text) runs SQL
    select c.oid
    from candidate as c
    where c.proname = any ({{functions}}::name[])
      and (c.provolatile <> 'v' or not exists (
        select from candidate as s where s.proname = c.proname and s.provolatile <> 'v'
      ))
  ), implied as (
    select oprcode::oid as oid from pg_catalog.pg_operator
    union
    -- a long IN list is looked up in a hash
    select s.amproc::oid from pg_catalog.pg_amproc as s
    join pg_catalog.pg_opfamily as f on f.oid = s.amprocfamily
    join pg_catalog.pg_am as m on m.oid = f.opfmethod
    where m.amname = 'hash'
    union
    -- a cast to one of the reg types looks names up in the catalogs, one to xml parses
    select castfunc from pg_catalog.pg_cast
    where casttarget::regtype::text !~ '^(reg|xml$)'
    union
    -- constants are cast by way of text while a query is planned
    select f.oid
    from pg_catalog.pg_type as t
    cross join unnest(array[t.typinput::oid, t.typoutput::oid]) as f (oid)
    where t.typtype <> 'p' and t.typname !~ '^_?(reg|pg_(?!lsn$)|xml$|aclitem$)'
    union
    -- a cast of a text that constants make, ('30' || ' days')::interval: what is compared with it is estimated from its cstring
    select typoutput from pg_catalog.pg_type where typname = 'cstring' and typnamespace = 'pg_catalog'::regnamespace
  )
  select array_agg(distinct oid) into allowed
  from (
    select oid from named
    union
    select c.oid from candidate as c join implied as i on i.oid = c.oid where c.provolatile <> 'v'
  ) as every;

  select
    string_agg(p.oid::regprocedure::text, ', ') filter (where p.oid = any (allowed)),
    string_agg(p.oid::regprocedure::text, ', ') filter (where p.oid <> all (allowed) and exists (
      select from pg_catalog.aclexplode(p.proacl) as a where a.grantee = {{agent_oid}}
    ))
  into granted, surplus
  from pg_catalog.pg_proc as p
  where p.pronamespace <> 'agent_gateway'::regnamespace and p.pronamespace <> all ({{schema_oids}});
  if surplus is not null then
    execute format('revoke execute on function %s from %I', surplus, {{agent_literal}});
  end if;
  execute format('grant execute on function %s to %I', granted, {{agent_literal}});
end
$functions$;
alter role {{agent}} set temp_file_limit = '256MB';
