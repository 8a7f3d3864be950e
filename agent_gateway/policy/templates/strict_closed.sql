-- The strict tier closes the server itself, as a superuser: what PUBLIC may call and read goes to every declared login but the agent's.
do $closed$
declare
  routines text;
  relations text;
  narrow record;
begin
  -- what the gateway's owner holds remembers what PUBLIC had, so that a second run finds the same
  select string_agg(p.oid::regprocedure::text, ', ') into routines
  from pg_catalog.pg_proc as p
  cross join pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) as a
  where a.grantee = 0 and a.privilege_type = 'EXECUTE';
  if routines is not null then
    execute format('grant execute on routine %s to %I', routines, {{gateway_owner_literal}});
    execute format('revoke execute on routine %s from public', routines);
  end if;
  select string_agg(p.oid::regprocedure::text, ', ') into routines
  from pg_catalog.pg_proc as p
  cross join pg_catalog.aclexplode(p.proacl) as a
  where a.grantee = {{gateway_owner_oid}} and a.privilege_type = 'EXECUTE'
    and p.proowner <> a.grantee;
  execute format('grant execute on routine %s to %s', routines, {{unconfined_literal}});

  -- of some relations PUBLIC reads some columns only, of pg_subscription all but the address with its password: no login may
  -- come to read more than that, and who does by an earlier run reads no more than that
  for narrow in
    select i.objoid::regclass as name, string_agg(quote_ident(t.attname), ', ' order by t.attnum) as columns
    from pg_catalog.pg_init_privs as i
    join pg_catalog.pg_attribute as t on t.attrelid = i.objoid and t.attnum = i.objsubid
    cross join pg_catalog.aclexplode(i.initprivs) as a
    where i.classoid = 'pg_catalog.pg_class'::regclass and a.grantee = 0 and a.privilege_type = 'SELECT'
      and exists (
        select from pg_catalog.pg_class as c cross join pg_catalog.aclexplode(c.relacl) as g
        where c.oid = i.objoid and g.grantee = {{gateway_owner_oid}}
      )
    group by i.objoid
  loop
    execute format('revoke select on table %s from %I, %s', narrow.name, {{gateway_owner_literal}}, {{unconfined_literal}});
    execute format('grant select (%s) on table %s to %I', narrow.columns, narrow.name, {{gateway_owner_literal}});
  end loop;
  for narrow in
    select t.attrelid::regclass as name, string_agg(quote_ident(t.attname), ', ' order by t.attnum) as columns
    from pg_catalog.pg_attribute as t cross join pg_catalog.aclexplode(t.attacl) as a
    where a.grantee = 0 and a.privilege_type = 'SELECT'
    group by t.attrelid
  loop
    execute format('grant select (%s) on table %s to %I', narrow.columns, narrow.name, {{gateway_owner_literal}});
    execute format('revoke select (%s) on table %s from public', narrow.columns, narrow.name);
  end loop;
  for narrow in
    select t.attrelid::regclass as name, string_agg(quote_ident(t.attname), ', ' order by t.attnum) as columns
    from pg_catalog.pg_attribute as t cross join pg_catalog.aclexplode(t.attacl) as a
    where a.grantee = {{gateway_owner_oid}} and a.privilege_type = 'SELECT'
    group by t.attrelid
  loop
    execute format('grant select (%s) on table %s to %s', narrow.columns, narrow.name, {{unconfined_literal}});
  end loop;
  select string_agg(c.oid::regclass::text, ', ') into relations
  from pg_catalog.pg_class as c
  where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and exists (select from pg_catalog.aclexplode(c.relacl) as a where a.grantee = 0);
  if relations is not null then
    execute format('grant select on table %s to %I', relations, {{gateway_owner_literal}});
    execute format('revoke all on table %s from public', relations);
  end if;
  select string_agg(c.oid::regclass::text, ', ') into relations
  from pg_catalog.pg_class as c
  cross join pg_catalog.aclexplode(c.relacl) as a
  where a.grantee = {{gateway_owner_oid}} and a.privilege_type = 'SELECT' and c.relowner <> a.grantee;
  execute format('grant select on table %s to %s', relations, {{unconfined_literal}});
end
$closed$;
revoke usage on schema information_schema from public;
grant usage on schema information_schema to {{gateway_owner}}, {{unconfined}};
revoke usage on language plpgsql, sql from public;
grant usage on language plpgsql, sql to {{gateway_owner}}, {{unconfined}};
