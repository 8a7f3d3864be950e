-- Whatever was granted on the keys, and on the functions that are nobody's but their owner's, goes: it signs for every tenant.
set local role {{gateway_owner}};
do $sealed$
declare
  given record;
begin
  for given in
    select distinct 'table agent_gateway.keys' as object, a.grantee
    from pg_catalog.pg_class as c
    left join pg_catalog.pg_attribute as t on t.attrelid = c.oid
    cross join lateral (select * from pg_catalog.aclexplode(c.relacl) union all select * from pg_catalog.aclexplode(t.attacl)) as a
    where c.oid = 'agent_gateway.keys'::regclass and a.grantee <> c.relowner
    union all
    select distinct 'function ' || p.oid::regprocedure, a.grantee
    from pg_catalog.pg_proc as p
    cross join lateral pg_catalog.aclexplode(p.proacl) as a
    where p.pronamespace = 'agent_gateway'::regnamespace and a.grantee <> p.proowner and p.proname not in (
      'enter', 'tenant_id', 'tenant_if', 'role', 'has_role', 'subject', 'catalog', 'functions', 'result_types',
      'shadows', 'refuse_change'
    )
  loop
    execute format('revoke all on %s from %s cascade', given.object,
      case when given.grantee = 0 then 'public' else given.grantee::regrole::text end);
  end loop;
end
$sealed$;
reset role;
