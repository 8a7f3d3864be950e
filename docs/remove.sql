-- Takes the kit out of a database again, in one transaction: as a superuser after the strict tier, else as who applied it.
-- Put your names for agent_ro, app_owner, gw_owner (of tenancy.toml) and product_owner (who owned the tables before).
set client_min_messages = warning;
begin;
do $undo$
declare
  what text;
  walled regclass;
begin
  -- the strict tier: what gw_owner was granted of the server is what PUBLIC had
  select string_agg(p.oid::regprocedure::text, ', ') into what
  from pg_proc p cross join aclexplode(p.proacl) a
  where a.grantee = 'gw_owner'::regrole and p.proowner <> a.grantee;
  if what is not null then
    execute format('grant execute on routine %s to public', what);
    grant usage on schema information_schema to public;
    grant usage on language plpgsql, sql to public;
  end if;
  select string_agg(c.oid::regclass::text, ', ') into what
  from pg_class c cross join aclexplode(c.relacl) a
  where a.grantee = 'gw_owner'::regrole and a.privilege_type = 'SELECT' and c.relowner <> a.grantee;
  if what is not null then
    execute format('grant select on table %s to public', what);
  end if;
  for walled, what in
    select t.attrelid::regclass, string_agg(quote_ident(t.attname), ', ' order by t.attnum)
    from pg_attribute t cross join aclexplode(t.attacl) a
    where a.grantee = 'gw_owner'::regrole and a.privilege_type = 'SELECT'
    group by t.attrelid
  loop
    execute format('grant select (%s) on table %s to public', what, walled);
  end loop;
  execute format('grant connect, temporary on database %I to public', current_database());
  for walled in
    with recursive family as (
      select polrelid as oid from pg_policy where polname = 'tenant_wall'
      union
      select i.inhrelid from pg_inherits i join family f on f.oid = i.inhparent
    )
    select oid from family
  loop
    execute format('drop policy if exists tenant_wall on %1$s; drop policy if exists tenant_read on %1$s;
      drop policy if exists tenant_insert on %1$s; drop policy if exists tenant_update on %1$s;
      drop policy if exists tenant_delete on %1$s; drop policy if exists tenant_open on %1$s;
      alter table %1$s no force row level security', walled);
    if not exists (select from pg_policy where polrelid = walled) then
      execute format('alter table %s disable row level security', walled);
    end if;
  end loop;
end
$undo$;
drop schema agent_gateway cascade;              -- with the keys, and the triggers of the audit table
reassign owned by app_owner to product_owner;   -- before the rights go, or the tables would
drop owned by agent_ro, app_owner, gw_owner;    -- their rights, in this database
commit;
-- in the last database that they have rights in: drop role agent_ro, app_owner, gw_owner;
