-- What a declaration is proposed from: the product's schemas, relations, columns, keys, views, functions and logins, as one document.
with recursive schemas as (
  select n.oid, n.nspname from pg_catalog.pg_namespace as n
  where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'agent_gateway')
),
-- by domain, the type that it stands for
layers as (
  select t.oid, t.typbasetype from pg_catalog.pg_type as t where t.typtype = 'd'
  union all
  select l.oid, t.typbasetype from layers as l join pg_catalog.pg_type as t on t.oid = l.typbasetype and t.typtype = 'd'
),
domains as (
  select l.* from layers as l join pg_catalog.pg_type as t on t.oid = l.typbasetype and t.typtype <> 'd'
),
-- by login that no policy lets pass, itself and the roles that it can become
memberships as materialized (
  select l.rolname as login, o.oid, o.rolname as role, o.rolsuper or o.rolbypassrls as passes
  from pg_catalog.pg_roles as l join pg_catalog.pg_roles as o on pg_has_role(l.oid, o.oid, 'member')
  where l.rolcanlogin and not l.rolsuper and not l.rolbypassrls
),
relations as (
  select c.*, s.nspname, o.rolname as owner, not o.rolcanlogin and not o.rolsuper and not o.rolbypassrls as nobody_owns
  from pg_catalog.pg_class as c
  join schemas as s on s.oid = c.relnamespace
  join pg_catalog.pg_roles as o on o.oid = c.relowner
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
  )
),
-- by relation, who was granted something: what everybody may says of nobody that the product is used by it
granted as materialized (
  select r.oid as relation, a.grantee,
    bool_or(a.privilege_type in ('INSERT', 'UPDATE', 'DELETE')) as writes, bool_or(a.privilege_type = 'SELECT') as reads
  from relations as r
  cross join lateral pg_catalog.aclexplode(coalesce(r.relacl, pg_catalog.acldefault('r', r.relowner))) as a
  where r.relkind in ('r', 'p', 'v')
  group by r.oid, a.grantee
  union all
  select r.oid, o.oid, o.rolname = 'pg_write_all_data', o.rolname = 'pg_read_all_data'
  from relations as r cross join pg_catalog.pg_roles as o
  where r.relkind in ('r', 'p', 'v') and o.rolname in ('pg_read_all_data', 'pg_write_all_data')
)
select jsonb_build_object(
  'me', session_user,
  'gateway_owner', (
    select pg_get_userbyid(n.nspowner) from pg_catalog.pg_namespace as n where n.nspname = 'agent_gateway'
  ),
  'extension_schemas', (
    select coalesce(jsonb_agg(distinct n.nspname order by n.nspname), '[]')
    from pg_catalog.pg_extension as e join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
    where n.nspname <> 'pg_catalog'
  ),
  'relations', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'schema', r.nspname, 'name', r.relname, 'kind', r.relkind, 'owner', r.owner, 'nobody_owns', r.nobody_owns,
      'public', exists (select from granted as g where g.relation = r.oid and g.grantee = 0),
      'parents', (
        select coalesce(jsonb_agg(jsonb_build_array(p.nspname, p.relname) order by i.inhseqno), '[]')
        from pg_catalog.pg_inherits as i join relations as p on p.oid = i.inhparent
        where i.inhrelid = r.oid
      ),
      'columns', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'name', a.attname, 'type', format_type(coalesce(e.typbasetype, a.atttypid), null), 'category', t.typcategory,
          'not_null', (a.attnotnull or t.typnotnull) and not exists (
            select from pg_catalog.pg_constraint as k
            where k.conrelid = r.oid and k.contype = 'n' and k.conkey = array[a.attnum] and not k.convalidated
          ),
          'exact', a.attcollation not in (
            select l.oid from pg_catalog.pg_collation as l where not l.collisdeterministic
          ),
          -- what a generated column is made from
          'made_from', case when a.attgenerated = '' then '[]' else (
            select coalesce(jsonb_agg(distinct b.attname), '[]')
            from pg_catalog.pg_depend as d
            left join pg_catalog.pg_attrdef as x on d.classid = 'pg_catalog.pg_attrdef'::regclass and x.oid = d.objid
            join pg_catalog.pg_attribute as b on b.attrelid = r.oid and b.attnum = d.refobjsubid and b.attnum > 0
            where d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = r.oid and b.attnum <> a.attnum
              and (x.adrelid = r.oid and x.adnum = a.attnum
                or d.classid = 'pg_catalog.pg_class'::regclass and d.objid = r.oid and d.objsubid = a.attnum)
          ) end
        ) order by a.attnum), '[]')
        from pg_catalog.pg_attribute as a
        join pg_catalog.pg_type as t on t.oid = a.atttypid
        left join domains as e on e.oid = a.atttypid
        where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      ),
      'primary_key', (
        select coalesce(jsonb_agg(a.attname order by a.attname), '[]')
        from pg_catalog.pg_index as i
        join pg_catalog.pg_attribute as a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
        where i.indrelid = r.oid and i.indisprimary
      ),
      'policies', (
        select coalesce(jsonb_agg(q.polname order by q.polname), '[]') from pg_catalog.pg_policy as q where q.polrelid = r.oid
      ),
      -- what a view reads: relation and column; and whether it calls functions of the product
      'reads', (
        select coalesce(jsonb_agg(distinct jsonb_build_array(u.nspname, u.relname, coalesce(a.attname, ''))), '[]')
        from pg_catalog.pg_rewrite as w
        join pg_catalog.pg_depend as d
          on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_catalog.pg_class'::regclass
        join relations as u on u.oid = d.refobjid and u.oid <> r.oid
        left join pg_catalog.pg_attribute as a on a.attrelid = u.oid and a.attnum = d.refobjsubid and d.refobjsubid > 0
        where w.ev_class = r.oid and r.relkind in ('v', 'm')
      ),
      'calls', (
        select coalesce(jsonb_agg(distinct format('%I.%I', s.nspname, p.proname)), '[]')
        from pg_catalog.pg_rewrite as w
        join pg_catalog.pg_depend as d
          on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_catalog.pg_proc'::regclass
        join pg_catalog.pg_proc as p on p.oid = d.refobjid
        join schemas as s on s.oid = p.pronamespace
        where w.ev_class = r.oid and r.relkind = 'v' and not exists (
          select from pg_catalog.pg_depend as e
          where e.classid = 'pg_catalog.pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e'
        )
      )
    ) order by r.nspname, r.relname), '[]')
    from relations as r
  ),
  'keys', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'schema', c.nspname, 'name', c.relname, 'columns', (
        select jsonb_agg(a.attname order by u.place) from unnest(k.conkey) with ordinality as u (attnum, place)
        join pg_catalog.pg_attribute as a on a.attrelid = k.conrelid and a.attnum = u.attnum
      ),
      'to_schema', p.nspname, 'to_name', p.relname, 'to_columns', (
        select jsonb_agg(a.attname order by u.place) from unnest(k.confkey) with ordinality as u (attnum, place)
        join pg_catalog.pg_attribute as a on a.attrelid = k.confrelid and a.attnum = u.attnum
      )
    ) order by c.nspname, c.relname, k.conname), '[]')
    from pg_catalog.pg_constraint as k
    join relations as c on c.oid = k.conrelid
    join relations as p on p.oid = k.confrelid
    where k.contype = 'f' and k.conparentid = 0
  ),
  'definers', (
    select coalesce(jsonb_agg(format('%I.%I(%s), owner %I', s.nspname, p.proname, pg_get_function_identity_arguments(p.oid), o.rolname)
      order by s.nspname, p.proname), '[]')
    from pg_catalog.pg_proc as p
    join schemas as s on s.oid = p.pronamespace
    join pg_catalog.pg_roles as o on o.oid = p.proowner
    where p.prosecdef and not exists (
      select from pg_catalog.pg_depend as d
      where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
    )
  ),
  'bypass', (
    select coalesce(jsonb_agg(r.rolname order by r.rolname), '[]') from pg_catalog.pg_roles as r
    where r.rolcanlogin and (r.rolsuper or r.rolbypassrls)
  ),
  -- logins that own tables of the product, or were granted something on them or on a role that they can become, and what
  -- the most of them can do
  'logins', (
    select coalesce(jsonb_agg(jsonb_build_object('name', l.rolname, 'writes', l.writes, 'reads', l.reads,
      'passes_as', (
        select coalesce(jsonb_agg(m.role order by m.role), '[]') from memberships as m where m.login = l.rolname and m.passes
      ),
      'enters', exists (
        select from pg_catalog.pg_proc as p join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
        where n.nspname = 'agent_gateway' and p.proname = 'enter' and has_function_privilege(l.rolname, p.oid, 'execute')
      ))
      order by l.writes desc, l.reads desc, l.rolname), '[]')
    from (
      select m.login as rolname,
        count(distinct g.relation) filter (where g.writes) as writes, count(distinct g.relation) filter (where g.reads) as reads
      from memberships as m join granted as g on g.grantee = m.oid
      group by m.login
    ) as l
    where l.reads > 0 or l.writes > 0
  )
)
