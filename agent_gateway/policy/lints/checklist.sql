-- What the pre-ship checklist looked at, counted: point, what, how many hold, of how many. Stands behind the prelude.
select * from (
  select 1, 'tables with a tenant column: it is not null', count(*) filter (where tenant_notnull), count(*)
  from tables where tenant_attnum is not null and not is_shared
  union all
  select 1, 'tables with a tenant column: an index leads with it', count(*) filter (where exists (
    select from pg_index as i
    where i.indrelid = t.oid and i.indisvalid and i.indpred is null and i.indkey[0] = t.tenant_attnum
  )), count(*)
  from tables as t where tenant_attnum is not null and not is_shared
  union all
  select 2, 'tables with a tenant column: row-level security is enabled and forced',
    count(*) filter (where relrowsecurity and relforcerowsecurity), count(*)
  from tables where tenant_attnum is not null and not is_shared
  union all
  select 3, 'tenants'' tables that agent or application read: every way in compares the tenant with a context that is null when unset',
    count(*) filter (where t.relrowsecurity and not exists (
      select from policies as p
      where p.polrelid = t.oid and p.polpermissive and (p.for_agent or p.for_application)
        and p.polcmd in ('r', '*') and not p.by_using and not p.read_walled
    )), count(*)
  from tables as t where tenant_attnum is not null and not is_shared and (agent_reads or application_uses)
  union all
  select 4, 'policies of agent and application: none believes a setting that SQL can change', count(*) filter (where not exists (
    select from unsigned as u where u.poloid = p.oid
  )), count(*)
  from policies as p where for_agent or for_application
  union all
  select 4, 'functions of the signed context: bound to the transaction, as the kit made them', count(distinct p.proname), 4
  from pg_proc as p
  join pg_namespace as n on n.oid = p.pronamespace
  join cfg on n.nspname = cfg.context_schema
  where p.proname in ('enter', 'tenant_id', 'role', 'has_role') and p.prosecdef and p.proparallel <> 's'
  union all
  select 5, format('logins that pass every policy (%s): named in the declaration', coalesce(string_agg(r.rolname, ', ' order by r.rolname), 'none')),
    count(*) filter (where r.rolname = any (cfg.bypass)), count(*)
  from pg_roles as r
  cross join cfg
  where r.rolcanlogin and (r.rolsuper or r.rolbypassrls)
  union all
  select 5, 'logins behind the walls (agent, application): neither passes a policy nor can become who does', count(*) filter (where not s.passes), count(*)
  from (
    select bool_or(r.rolsuper or r.rolbypassrls) as passes from agent_roles as r having count(*) > 0
    union all
    select bool_or(r.rolsuper or r.rolbypassrls) from application_roles as r having count(*) > 0
  ) as s
  union all
  select 5, 'login for migrations: it has BYPASSRLS', count(*) filter (where r.rolbypassrls), 1
  from cfg
  left join pg_roles as r on r.rolname = $1::jsonb ->> 'migrator'
  having $1::jsonb ->> 'migrator' is not null
  union all
  select 7, 'login for analytics that only reads, and that the agent cannot become',
    count(*) filter (where r.rolcanlogin and not r.rolsuper
      and r.rolname is distinct from cfg.agent and r.rolname is distinct from cfg.application
      and not exists (select from agent_roles as e where e.oid = r.oid)
      and not exists (
        select from tables as t where has_table_privilege(r.oid, t.oid, 'insert, update, delete, truncate')
      )), 1
  from cfg
  left join pg_roles as r on r.rolname = $1::jsonb ->> 'analyst'
  having $1::jsonb ->> 'analyst' is not null
) as looked (point, what, holds, of_all)
order by point, what
