-- The schema is closed before its declared relations are opened one by one, and its functions stay with those who had them.
revoke all on schema {{schema}} from public;
revoke create on schema {{schema}} from {{agent}};
grant usage on schema {{schema}} to {{entitled}};
do $relations$
declare
  open regclass;
begin
  -- only where something is granted: whoever refreshes or migrates a relation that is closed already is not in the way
  for open in
    select c.oid::regclass
    from pg_catalog.pg_class as c
    where c.relnamespace = {{schema_oid}} and c.relkind in ('r', 'p', 'v', 'm', 'f') and exists (
      select from pg_catalog.aclexplode(c.relacl) as a where a.grantee in (0, {{agent_oid}})
      union all
      select
      from pg_catalog.pg_attribute as t cross join pg_catalog.aclexplode(t.attacl) as a
      where t.attrelid = c.oid and a.grantee in (0, {{agent_oid}})
    )
  loop
    execute format('revoke all on table %s from public, %I', open, {{agent_literal}});
  end loop;
end
$relations$;
revoke all on all sequences in schema {{schema}} from public, {{agent}};
do $functions$
declare
  own text;
  common text;
begin
  select
    string_agg(p.oid::regprocedure::text, ', '),
    string_agg(p.oid::regprocedure::text, ', ') filter (where exists (
      select from pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) as a
      where a.grantee = 0
    ))
  into own, common
  from pg_catalog.pg_proc as p
  where p.pronamespace = {{schema_oid}}
    and not exists (
      select from pg_catalog.pg_depend as d
      where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
    );
  if common is not null then
    execute format('grant execute on routine %s to %s', common, {{trusted_literal}});
  end if;
  if own is not null then
    execute format('revoke all on routine %s from public, %I', own, {{agent_literal}});
  end if;
end
$functions$;
