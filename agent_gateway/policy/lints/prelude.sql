-- What every lint may read: the declaration, the roles that agent and application can become, relations, policies, functions.
--
-- $1 is the declaration as one JSON document, so that no name of a user is ever part of this text. Each lint is put
-- behind this prelude as one more common table expression; what no chosen lint reads is not computed. Only catalogs
-- that everybody may read are read, and nothing is written: the same result for every login, on a standby too.
with cfg as materialized (
  select
    (given.c ->> 'agent')::name as agent,
    (given.c ->> 'application')::name as application,
    (given.c ->> 'application_walled')::boolean as application_walled,
    (given.c ->> 'gateway_owner')::name as gateway_owner,
    (given.c ->> 'tenant_column')::name as tenant_column,
    given.c ->> 'tenant_type' as tenant_type,
    'agent_gateway'::name as context_schema,
    -- how pg_get_expr spells a call of an accessor of the signed context
    'agent_gateway\.(tenant_\w+|has_role|role|subject)\('::text as context_call,
    array(select jsonb_array_elements_text(given.c -> 'bypass'))::name[] as bypass,
    coalesce((given.c ->> 'version')::integer, current_setting('server_version_num')::integer) as version
  from (select $1::jsonb as c) as given
),

-- what the declaration names: kind is tenant, shared, view or audit
declared as materialized (
  select
    d.value ->> 'kind' as kind,
    (d.value ->> 'schema')::name as nspname,
    (d.value ->> 'name')::name as relname,
    (d.value ->> 'tenant_column')::name as tenant_column,
    array(select jsonb_array_elements_text(d.value -> 'hidden'))::name[] as hidden
  from jsonb_array_elements($1::jsonb -> 'relations') as d (value)
),
declared_functions as materialized (
  select (d.value ->> 0)::name as nspname, (d.value ->> 1)::name as proname
  from jsonb_array_elements($1::jsonb -> 'functions') as d (value)
),

-- by table, its tenant column where the declaration names one; partitions and heirs have that of what they belong to
tenant_columns as materialized (
  with recursive family as (
    select c.oid, d.tenant_column, 0 as steps
    from declared as d
    join pg_namespace as n on n.nspname = d.nspname
    join pg_class as c on c.relnamespace = n.oid and c.relname = d.relname
    where d.kind = 'tenant'
    union
    select i.inhrelid, f.tenant_column, f.steps + 1 from family as f join pg_inherits as i on i.inhparent = f.oid
  )
  select distinct on (oid) oid, tenant_column from family order by oid, steps, tenant_column
),
-- by domain, the type that it stands for
domains as materialized (
  with recursive layers as (
    select oid, typbasetype from pg_type where typtype = 'd'
    union all
    select l.oid, t.typbasetype from layers as l join pg_type as t on t.oid = l.typbasetype and t.typtype = 'd'
  )
  select l.oid, l.typbasetype from layers as l join pg_type as t on t.oid = l.typbasetype and t.typtype <> 'd'
),

-- every role whose rights the agent has or can take on
agent_roles as materialized (
  select r.* from pg_roles as a
  join cfg on cfg.agent = a.rolname
  join pg_roles as r on pg_has_role(a.oid, r.oid, 'member')
),
application_roles as materialized (
  select r.* from pg_roles as a
  join cfg on cfg.application = a.rolname
  join pg_roles as r on pg_has_role(a.oid, r.oid, 'member')
),

schemas as materialized (
  select n.*, exists (
    select from agent_roles as e where has_schema_privilege(e.oid, n.oid, 'usage')
  ) as agent_enters
  from pg_namespace as n
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
),

relations as materialized (
  select
    c.oid, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname) as fq, c.relkind, c.relowner, c.relispartition,
    c.relrowsecurity, c.relforcerowsecurity, c.reloptions, c.relacl,
    o.rolname as owner, o.rolsuper or o.rolbypassrls as owner_bypasses,
    -- of a view: the policies of what it reads are asked about whoever reads it
    coalesce(lower(c.reloptions::text)::text[], '{}')
      && array['security_invoker=true', 'security_invoker=1', 'security_invoker=on', 'security_invoker=yes'] as asks_as_reader,
    a.attnum as tenant_attnum,
    -- PostgreSQL 18 marks the column also where the constraint was added NOT VALID: older rows may have no tenant
    a.attnotnull and not exists (
      select from pg_constraint as k
      where k.conrelid = c.oid and k.contype = 'n' and k.conkey = array[a.attnum] and not k.convalidated
    ) as tenant_notnull,
    format_type(coalesce(e.typbasetype, a.atttypid), null) as tenant_type,
    -- the tenant column as pg_get_expr spells it, as a regular expression
    case
      when quote_ident(a.attname) = a.attname then '\m' || a.attname || '\M'
      else regexp_replace(quote_ident(a.attname), '([][\\^$.|?*+(){}/-])', '\\\1', 'g')
    end as tenant_regex,
    exists (
      select from declared as d where d.kind = 'shared' and d.nspname = n.nspname and d.relname = c.relname
    ) as is_shared,
    n.agent_enters and exists (
      select from agent_roles as e
      where has_table_privilege(e.oid, c.oid, 'select') or has_any_column_privilege(e.oid, c.oid, 'select')
    ) as agent_reads,
    n.agent_enters and exists (
      select from agent_roles as e
      where has_table_privilege(e.oid, c.oid, 'insert, update, delete, truncate, references, trigger')
        or has_any_column_privilege(e.oid, c.oid, 'insert, update, references')
    ) as agent_writes,
    exists (
      select from application_roles as e where has_table_privilege(e.oid, c.oid, 'select, insert, update, delete')
    ) as application_uses
  from pg_class as c
  join schemas as n on n.oid = c.relnamespace
  join pg_roles as o on o.oid = c.relowner
  cross join cfg
  left join tenant_columns as t on t.oid = c.oid
  left join pg_attribute as a
    on a.attrelid = c.oid and a.attname = coalesce(t.tenant_column, cfg.tenant_column)
    and a.attnum > 0 and not a.attisdropped
  left join domains as e on e.oid = a.atttypid
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> cfg.context_schema
    and not exists (
      select from pg_depend as d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
),
tables as materialized (
  select * from relations where relkind in ('r', 'p')
),

rules as materialized (
  select
    p.oid, p.polrelid, p.polname, p.polcmd, p.polpermissive, p.polroles,
    t.fq, t.tenant_attnum, t.tenant_regex, t.tenant_type, t.relrowsecurity, t.is_shared,
    pg_get_expr(p.polqual, p.polrelid) as qual,
    pg_get_expr(p.polwithcheck, p.polrelid) as chk,
    coalesce(p.polqual::text, '') || ' ' || coalesce(p.polwithcheck::text, '') as nodes,
    format(
      'policy %I for %s', p.polname,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
    ) as named,
    p.polroles = '{0}'::oid[] as for_everybody,
    p.polroles = '{0}'::oid[] or exists (select from agent_roles as e where e.oid = any (p.polroles)) as for_agent,
    p.polroles = '{0}'::oid[] or exists (select from application_roles as e where e.oid = any (p.polroles)) as for_application
  from pg_policy as p
  join tables as t on t.oid = p.polrelid
),
-- Does an expression bind the tenant? It does where `tenant column = signed tenant` is all of it or one of the operands
-- of its outermost AND; below an OR or a NOT it binds nothing. Strings are emptied first, so that their words and
-- brackets do not count. A table without a tenant column is bound by whatever reads the signed context. Most tables have
-- the same few expressions, so each is judged once.
expressions as materialized (
  select distinct r.tenant_regex, v.expression
  from rules as r
  cross join lateral (values (r.qual), (r.chk)) as v (expression)
  where v.expression is not null
),
binding as materialized (
  select x.tenant_regex, x.expression
  from expressions as x
  cross join cfg
  cross join lateral (
    select
      regexp_replace(x.expression, '''(?:[^'']|'''')*''', '''''', 'g') as bare,
      format('\((?:%1$s = %2$s|%2$s = %1$s)\)',
        format('(?:\(%1$s\)::[a-z ]+|%1$s)', x.tenant_regex),
        format('(?:\(%1$s\)::[a-z ]+|%1$s)',
          '(?:\( SELECT agent_gateway\.tenant_\w+\([^()]*\) AS \w+\)|agent_gateway\.tenant_\w+\([^()]*\))')
      ) as equality
  ) as s
  where s.bare ~ cfg.context_call and (x.tenant_regex is null or exists (
    select
    from generate_series(1, regexp_count(s.bare, s.equality)) as nth
    cross join lateral (
      select
        left(s.bare, regexp_instr(s.bare, s.equality, 1, nth) - 1) as before,
        substr(s.bare, regexp_instr(s.bare, s.equality, 1, nth, 1)) as behind
    ) as o
    -- how many brackets are open where the equality begins
    where case length(regexp_replace(o.before, '[^(]', '', 'g')) - length(regexp_replace(o.before, '[^)]', '', 'g'))
      when 0 then o.before || o.behind = ''
      when 1 then o.before ~ ' AND $' or o.behind ~ '^ AND '
      else false
    end
  ))
),
bound as materialized (
  select r.*, u.expression is not null as by_using, c.expression is not null as by_check
  from rules as r
  left join binding as u on u.expression = r.qual and coalesce(u.tenant_regex, '') = coalesce(r.tenant_regex, '')
  left join binding as c on c.expression = r.chk and coalesce(c.tenant_regex, '') = coalesce(r.tenant_regex, '')
),
-- restrictive policies for everybody, which bind what all others let through: for which commands
walls as materialized (
  select
    b.polrelid,
    coalesce(array_agg(b.polcmd) filter (where b.by_using), '{}') as reading,
    coalesce(array_agg(b.polcmd) filter (where b.by_check or (b.chk is null and b.by_using)), '{}') as writing
  from bound as b
  where not b.polpermissive and b.for_everybody
  group by b.polrelid
),
policies as materialized (
  select
    b.*,
    lower(regexp_replace(coalesce(b.qual, ''), '[\s()]', '', 'g')) in ('true', '1=1', 'notfalse') as using_true,
    lower(regexp_replace(coalesce(b.chk, ''), '[\s()]', '', 'g')) in ('true', '1=1', 'notfalse') as check_true,
    coalesce(w.reading && array['*'::"char", b.polcmd], false) as read_walled,
    coalesce(w.writing && array['*'::"char", b.polcmd], false) as write_walled
  from bound as b
  left join walls as w on w.polrelid = b.polrelid
),
-- the functions that a policy calls, built-in ones too, by the oids in its node tree
policy_functions as materialized (
  select distinct
    r.oid as poloid, r.fq, r.polname, f.oid as fnoid, f.proname, f.pronamespace, f.provolatile, f.proconfig,
    f.prosqlbody is not null as is_parsed, f.proowner, f.prolang, f.prosrc
  from rules as r
  cross join lateral regexp_matches(r.nodes, ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\d+)', 'g') as m (found)
  join pg_proc as f on f.oid = m.found[1]::oid
),
-- policies that believe a setting which any statement can change
unsigned as materialized (
  select distinct f.poloid, f.fnoid
  from policy_functions as f
  where (f.pronamespace = 'pg_catalog'::regnamespace and f.proname = 'current_setting')
    or (f.prosrc ~* '\mcurrent_setting\M'
      and f.pronamespace not in (select n.oid from pg_namespace as n join cfg on n.nspname = cfg.context_schema))
),

functions as materialized (
  select
    p.oid, p.proname, p.prosecdef, p.proconfig, p.prosrc, p.prorettype, p.prosqlbody is not null as is_parsed, n.nspname,
    format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as signature,
    l.lanname, o.rolname as owner, o.rolsuper or o.rolbypassrls as owner_bypasses,
    (select c.setting from unnest(p.proconfig) as c (setting) where c.setting like 'search\_path=%') as search_path,
    n.agent_enters and exists (
      select from agent_roles as e where has_function_privilege(e.oid, p.oid, 'execute')
    ) as agent_calls,
    exists (
      select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as x where x.grantee = 0
    ) as public_calls,
    exists (
      select from declared_functions as d where d.nspname = n.nspname and d.proname = p.proname
    ) as is_declared
  from pg_proc as p
  join schemas as n on n.oid = p.pronamespace
  join pg_language as l on l.oid = p.prolang
  join pg_roles as o on o.oid = p.proowner
  where not exists (
    select from pg_depend as d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
  )
),
-- what the agent may call outside the product's own schemas: PostgreSQL's functions and those of extensions
core_functions as materialized (
  select p.oid, p.proname, p.pronargs, p.pronamespace, p.oid::regprocedure::text as signature
  from pg_proc as p
  join pg_namespace as n on n.oid = p.pronamespace
  where exists (select from agent_roles as e where has_function_privilege(e.oid, p.oid, 'execute'))
    and exists (select from agent_roles as e where has_schema_privilege(e.oid, n.oid, 'usage'))
)
