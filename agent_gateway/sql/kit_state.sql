-- What the kit's work is made of, as rows of object, aspect and value, to be compared. $1 are schemas, $2 roles.
with recursive mine as (
  select n.oid, n.nspname from pg_catalog.pg_namespace as n
  where n.nspname = any ($1::name[]) or n.nspname = 'agent_gateway'
),
-- partitions and heirs are walled wherever they stand
family as (
  select c.oid from pg_catalog.pg_class as c join mine as m on m.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  union
  select i.inhrelid from pg_catalog.pg_inherits as i join family as f on f.oid = i.inhparent
),
relations as (
  select c.*, format('%I.%I', n.nspname, c.relname) as fq
  from family as f
  join pg_catalog.pg_class as c on c.oid = f.oid and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
),
routines as (
  select p.*, format('%I.%I(%s)', m.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as fq
  from pg_catalog.pg_proc as p join mine as m on m.oid = p.pronamespace
),
rights as (
  select 'database' as object, d.datacl as acl, 'd'::"char" as kind, d.datdba as owner
  from pg_catalog.pg_database as d where d.datname = current_database()
  union all
  select format('schema %I', n.nspname), n.nspacl, 'n'::"char", n.nspowner from pg_catalog.pg_namespace as n
  where n.oid in (select oid from mine) or n.nspname in ('public', 'information_schema')
  union all
  select format('language %I', l.lanname), l.lanacl, 'l'::"char", l.lanowner from pg_catalog.pg_language as l
  where l.lanpltrusted
  union all
  select r.fq, r.relacl, (case r.relkind when 'S' then 's' else 'r' end)::"char", r.relowner from relations as r
  union all
  select f.fq, f.proacl, 'f'::"char", f.proowner from routines as f
),
-- outside the product, what everybody and what each role may call or read is counted: there are thousands
elsewhere as (
  select format('functions of %I', p.pronamespace::regnamespace) as object, p.oid::regprocedure::text as name,
    coalesce(p.proacl, acldefault('f', p.proowner)) as acl, p.proowner as owner
  from pg_catalog.pg_proc as p where p.pronamespace not in (select oid from mine)
  union all
  select format('relations of %I', c.relnamespace::regnamespace), c.relname, coalesce(c.relacl, acldefault('r', c.relowner)), c.relowner
  from pg_catalog.pg_class as c
  where c.relkind in ('r', 'v') and c.relnamespace in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
)
select object, aspect, value
from (
  select format('role %I', r.rolname) as object, 'attributes' as aspect, concat_ws(' ',
    case when r.rolcanlogin then 'login' end, case when r.rolsuper then 'superuser' end, case when r.rolbypassrls then 'bypassrls' end,
    case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end,
    case when r.rolreplication then 'replication' end, case when r.rolinherit then 'inherit' end,
    case when r.rolconnlimit >= 0 then 'connection limit ' || r.rolconnlimit end) as value
  from pg_catalog.pg_roles as r where r.rolname = any ($2::name[])
  union all
  select format('role %I', r.rolname), 'setting ' || split_part(c.setting, '=', 1) || case when s.setdatabase = 0 then '' else ' in this database' end, substr(c.setting, strpos(c.setting, '=') + 1)
  from pg_catalog.pg_db_role_setting as s
  join pg_catalog.pg_roles as r on r.oid = s.setrole and r.rolname = any ($2::name[])
  cross join unnest(s.setconfig) as c (setting)
  where s.setdatabase in (0, (select d.oid from pg_catalog.pg_database as d where d.datname = current_database()))
  union all
  select format('role %I', r.rolname), 'member of', string_agg(distinct quote_ident(g.rolname), ', ' order by quote_ident(g.rolname))
  from pg_catalog.pg_auth_members as m
  join pg_catalog.pg_roles as r on r.oid = m.member and r.rolname = any ($2::name[])
  join pg_catalog.pg_roles as g on g.oid = m.roleid
  group by r.rolname
  union all
  select x.object, 'rights of ' || case when a.grantee = 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(a.grantee)) end,
    lower(string_agg(a.privilege_type || case when a.is_grantable then ' with grant option' else '' end, ', ' order by a.privilege_type))
  from rights as x
  cross join lateral aclexplode(coalesce(x.acl, acldefault(x.kind, x.owner))) as a
  where a.grantee <> x.owner
  group by x.object, a.grantee
  union all
  select x.object, 'owner', pg_get_userbyid(x.owner) from rights as x where x.object <> 'database'
  union all
  select r.fq, format('rights of %s on columns', case when a.grantee = 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(a.grantee)) end),
    string_agg(format('%s(%s)', lower(a.privilege_type), quote_ident(t.attname)), ', ' order by a.privilege_type, t.attname)
  from relations as r
  join pg_catalog.pg_attribute as t on t.attrelid = r.oid and t.attnum > 0 and not t.attisdropped
  cross join lateral aclexplode(t.attacl) as a
  group by r.fq, a.grantee
  union all
  select r.fq, 'row security',
    case when r.relrowsecurity then 'enabled' else 'off' end || case when r.relforcerowsecurity then ', forced' else '' end
  from relations as r where r.relkind in ('r', 'p')
  union all
  select r.fq, 'options', array_to_string(r.reloptions, ', ') from relations as r where r.relkind = 'v' and r.reloptions is not null
  union all
  select r.fq, format('policy %I', p.polname), concat_ws(' ',
    case when p.polpermissive then 'permissive' else 'restrictive' end, 'for',
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end, 'to', (
      select string_agg(case when o = 0 then 'public' else quote_ident(pg_get_userbyid(o)) end, ', ' order by o)
      from unnest(p.polroles) as o
    ), 'using ' || pg_get_expr(p.polqual, p.polrelid), 'with check ' || pg_get_expr(p.polwithcheck, p.polrelid))
  from pg_catalog.pg_policy as p join relations as r on r.oid = p.polrelid
  union all
  select r.fq, format('trigger %I', t.tgname), format('%s, enabled %s', pg_get_triggerdef(t.oid), t.tgenabled)
  from pg_catalog.pg_trigger as t join relations as r on r.oid = t.tgrelid where not t.tgisinternal
  union all
  select r.fq, 'columns', string_agg(
    format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end),
    ', ' order by a.attnum)
  from relations as r join pg_catalog.pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  where r.relkind in ('r', 'p')
  group by r.fq
  union all
  select r.fq, format('constraint %I', k.conname), pg_get_constraintdef(k.oid)
  from pg_catalog.pg_constraint as k join relations as r on r.oid = k.conrelid
  union all
  select r.fq, format('index %I', c.relname), pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else ' (invalid)' end
  from pg_catalog.pg_index as i join relations as r on r.oid = i.indrelid join pg_catalog.pg_class as c on c.oid = i.indexrelid
  union all
  select f.fq, 'definition', left(md5(concat_ws(' ', f.prosrc, f.prosecdef, f.provolatile, f.proparallel, f.prorettype::regtype,
    f.proconfig::text, f.proisstrict, f.proleakproof)), 12)
  from routines as f
  union all
  select 'default rights', format('%s of %s%s', case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
      when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end,
    quote_ident(pg_get_userbyid(d.defaclrole)), case when d.defaclnamespace = 0 then '' else ' in ' || d.defaclnamespace::regnamespace end),
    array_to_string(d.defaclacl, ', ')
  from pg_catalog.pg_default_acl as d
  union all
  select e.object, 'open to ' || case when a.grantee = 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(a.grantee)) end,
    format('%s of them (%s)', count(distinct e.name), left(md5(string_agg(distinct e.name, ' ' order by e.name)), 6))
  from elsewhere as e
  cross join lateral aclexplode(e.acl) as a
  where a.grantee <> e.owner and a.privilege_type in ('EXECUTE', 'SELECT')
    and (a.grantee = 0 or pg_get_userbyid(a.grantee) = any ($2::name[]))
  group by e.object, a.grantee
) as state (object, aspect, value)
order by object, aspect, value
