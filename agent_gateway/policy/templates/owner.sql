-- Tables belong to an owner that nobody logs in as, and neither the agent nor the application owns anything. Who owned a
-- table before keeps its rows, but for its definition.
do $owner$
declare
  logins constant oid[] := array(
    select oid from pg_catalog.pg_roles where rolname = any ({{login_names}}::name[])
  );
  moved record;
begin
  if exists (select from pg_catalog.pg_namespace where oid = {{schema_oid}} and nspowner = any (logins)) then
    alter schema {{schema}} owner to {{owner}};
  end if;
  for moved in
    select c.oid::regclass as name, c.relkind, o.rolname as was, o.rolsuper,
      case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
        when 'f' then 'foreign table' when 'c' then 'type' else 'table' end as kind
    from pg_catalog.pg_class as c
    join pg_catalog.pg_roles as o on o.oid = c.relowner
    where c.relnamespace = {{schema_oid}} and c.relowner <> {{owner_oid}}
      and (c.relkind in ('r', 'p') or (c.relkind in ('v', 'm', 'S', 'f', 'c') and c.relowner = any (logins)))
      and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'a', 'i') and c.relkind in ('S', 'r')
          and (c.relkind = 'S' or d.deptype = 'e')
      )
    order by c.relkind, c.oid
  loop
    if not has_schema_privilege({{owner_literal}}, {{schema_oid}}, 'create') then
      grant usage, create on schema {{schema}} to {{owner}};
    end if;
    execute format('alter %s %s owner to %I', moved.kind, moved.name, {{owner_literal}});
    if moved.relkind in ('r', 'p') and not moved.rolsuper then
      execute format('grant select, insert, update, delete on table %s to %I', moved.name, moved.was);
    elsif moved.relkind in ('v', 'm', 'f') then
      execute format('grant select on table %s to %I', moved.name, moved.was);
    end if;
  end loop;
  for moved in
    select p.oid::regprocedure as name, o.rolname as was
    from pg_catalog.pg_proc as p join pg_catalog.pg_roles as o on o.oid = p.proowner
    where p.pronamespace = {{schema_oid}} and p.proowner = any (logins)
  loop
    execute format('alter routine %s owner to %I', moved.name, {{owner_literal}});
    execute format('grant execute on routine %s to %I', moved.name, moved.was);
  end loop;
  for moved in
    select t.oid::regtype as name
    from pg_catalog.pg_type as t
    where t.typnamespace = {{schema_oid}} and t.typowner = any (logins) and t.typtype in ('e', 'd', 'r')
  loop
    execute format('alter type %s owner to %I', moved.name, {{owner_literal}});
  end loop;
end
$owner$;
