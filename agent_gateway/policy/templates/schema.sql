-- The schema is closed before its declared relations are opened one by one, and its functions stay with those who had them.
revoke all on schema {{schema}} from public;
grant usage on schema {{schema}} to {{entitled}};
revoke all on all tables in schema {{schema}} from public, {{agent}};
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
