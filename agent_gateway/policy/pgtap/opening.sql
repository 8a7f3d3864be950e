begin;
set local client_min_messages = warning;
-- pgTAP may live in any schema
do $path$
declare
  tap text;
begin
  select quote_ident(n.nspname) into tap
  from pg_catalog.pg_proc as p
  join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
  where p.proname = 'plan' and p.proargtypes::text = '23'
  order by n.nspname
  limit 1;
  if tap is null then
    raise exception 'pgTAP is not in this database: create extension pgtap, or load its SQL file';
  end if;
  perform set_config('search_path', 'pg_catalog, ' || tap, true);
end
$path$;

-- Who runs this file becomes the roles that it asks about; a superuser may anyhow.
create function pg_temp.become(roles text[]) returns void language plpgsql as $function$
declare
  wanted text;
begin
  foreach wanted in array roles loop
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant %I to current_user', wanted);
    end if;
  end loop;
end
$function$;

-- A key for this transaction alone; its pads stay in two settings, so that tokens can be signed with them.
create function pg_temp.install_key(gateway_owner name) returns void language plpgsql as $function$
declare
  secret bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
begin
  execute format('set local role %I', gateway_owner);
  perform agent_gateway.install_key('pgtap', secret);
  perform set_config('pgtap.ipad', encode(k.ipad, 'hex'), true), set_config('pgtap.opad', encode(k.opad, 'hex'), true)
  from agent_gateway.keys as k
  where k.kid = 'pgtap';
  reset role;
end
$function$;

create function pg_temp.base64url(bytes bytea) returns text language sql as $function$
  select translate(encode(bytes, 'base64'), E'+/=\n', '-_')
$function$;

-- A token as the gateway mints it, but for what `header` and `claims` say instead.
create function pg_temp.token(tenant text, tenant_role text, header jsonb default '{}', claims jsonb default '{}')
returns text language plpgsql as $function$
declare
  head jsonb := jsonb_build_object('alg', 'HS256', 'kid', 'pgtap') || header;
  body jsonb := jsonb_build_object(
    'tid', tenant, 'role', tenant_role, 'sub', 'pgtap', 'aud', 'agent-db', 'db', current_database(),
    'exp', floor(date_part('epoch', clock_timestamp())) + 300
  ) || claims;
  message text;
begin
  message := pg_temp.base64url(convert_to(head::text, 'UTF8')) || '.' || pg_temp.base64url(convert_to(body::text, 'UTF8'));
  return message || '.' || pg_temp.base64url(sha256(
    decode(current_setting('pgtap.opad'), 'hex')
    || sha256(decode(current_setting('pgtap.ipad'), 'hex') || convert_to(message, 'UTF8'))
  ));
end
$function$;

-- What a login gets to hear: the first value of a SELECT, the number of rows of anything else, or `error` and its
-- SQLSTATE. `token` opens the tenant context, null opens none. Whatever was done is undone. Triggers of the product find
-- what they name without a schema.
create function pg_temp.told(login name, token text, statements text[]) returns text language plpgsql as $function$
declare
  statement text;
  answer text;
  touched bigint;
begin
  perform set_config('search_path', current_setting('pgtap.search_path'), true);
  execute format('set local role %I', login);
  if token is not null then
    perform agent_gateway.enter(token);
  end if;
  foreach statement in array statements loop
    if statement ilike 'select%' or statement ilike 'with%' then
      execute statement into answer;
    else
      execute statement;
      get diagnostics touched = row_count;
      answer := touched;
    end if;
  end loop;
  raise exception using errcode = 'AGW00', message = coalesce(answer, 'null');
exception
  when sqlstate 'AGW00' then
    return sqlerrm;
  when others then
    return 'error ' || sqlstate;
end
$function$;

-- Two tenants with rows in a table, how many the first has, and one of them; found by who sees all rows.
create temporary table pair (relation text primary key, mine text, other text, held bigint, sample jsonb) on commit drop;
create function pg_temp.choose(relation text, tenant_column name, owner name) returns void language plpgsql as $function$
declare
  found jsonb;
  -- JSON of a type with a cast of its own, hstore say, is not read back as that type: its text is
  texts constant text := (
    select coalesce(string_agg(format(' || jsonb_build_object(%L, r.%I::text)', a.attname, a.attname), ''), '')
    from pg_attribute as a
    where a.attrelid = relation::regclass and a.attnum > 0 and not a.attisdropped and a.atttypid >= 16384 and exists (
      select from pg_cast as k where k.castsource = a.atttypid and k.casttarget in ('json'::regtype, 'jsonb'::regtype)
    )
  );
begin
  begin
    if not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) then
      -- the owner sees them once its policies do not bind it; the exception below undoes that
      execute format('set local role %I', owner);
      execute format('alter table %s no force row level security', relation);
    end if;
    execute format($query$
      select jsonb_build_object('mine', a.tenant, 'other', b.tenant, 'held', c.held, 'sample', c.sample)
      from (select %2$I as tenant from %1$s where %2$I is not null order by %2$I limit 1) as a
      left join lateral (select %2$I as tenant from %1$s where %2$I > a.tenant order by %2$I limit 1) as b on true
      cross join lateral (
        select count(*) as held, (select to_jsonb(r)%3$s from %1$s as r where r.%2$I = a.tenant limit 1) as sample
        from %1$s where %2$I = a.tenant
      ) as c
    $query$, relation, tenant_column, texts) into found;
    raise exception using errcode = 'AGW00', message = coalesce(found, '{}')::text;
  exception when sqlstate 'AGW00' then
    found := sqlerrm;
  end;
  insert into pg_temp.pair
  values (relation, found ->> 'mine', found ->> 'other', (found ->> 'held')::bigint, found -> 'sample');
end
$function$;

create function pg_temp.held(relation text) returns text language sql as $function$
  select p.held::text from pg_temp.pair as p where p.relation = held.relation
$function$;

-- Rows that a login sees, all in all; `tenant_role` is what its token says, null is no token.
create function pg_temp.seen(login name, relation text, tenant_role text) returns text language sql as $function$
  select pg_temp.told(
    login, case when tenant_role is not null then pg_temp.token(p.mine, tenant_role) end,
    array[format('select count(*) from %s', relation)]
  )
  from pg_temp.pair as p
  where p.relation = seen.relation
$function$;

-- What a login may do with rows of its own tenant and with those of another, each command tried. A command is refused
-- where it ends in 42501, touches no row, or changes a number that only PostgreSQL gives (428C9); any other error shows
-- that the policies let it pass.
create function pg_temp.doings(login name, relation text, tenant_column name, tenant_role text)
returns text language plpgsql as $function$
declare
  p record;
  columns text;
  changed text;
  tried record;
  answer text;
  doings text := '';
begin
  select * into strict p from pg_temp.pair as c where c.relation = doings.relation;
  if p.other is null then
    return 'it holds no rows of two tenants';
  end if;
  select
    string_agg(quote_ident(a.attname), ', ' order by a.attnum),
    coalesce(
      min(quote_ident(a.attname)) filter (where a.attname <> tenant_column and a.attidentity <> 'a'),
      quote_ident(tenant_column)
    )
  into columns, changed
  from pg_attribute as a
  where a.attrelid = relation::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
  for tried in
    select
      v.command, w.whose,
      format(
        v.statement, relation, quote_ident(tenant_column), quote_literal(w.tenant), quote_literal(p.other), columns,
        quote_literal(p.sample || jsonb_build_object(tenant_column, w.tenant)), changed
      ) as statement
    from (values ('own', p.mine), ('other', p.other)) as w (whose, tenant)
    cross join (values
      (1, 'select', 'select count(*) from %1$s where %2$s = %3$s'),
      (2, 'insert', 'insert into %1$s (%5$s) overriding system value select %5$s from jsonb_populate_record(null::%1$s, %6$s)'),
      (3, 'update', 'update %1$s set %7$s = %7$s where %2$s = %3$s'),
      (4, 'delete', 'delete from %1$s where %2$s = %3$s'),
      (5, 'give away', 'update %1$s set %2$s = %4$s where %2$s = %3$s')
    ) as v (place, command, statement)
    where not (v.command = 'give away' and w.whose = 'other')
    order by w.whose = 'other', v.place
  loop
    answer := pg_temp.told(
      login, case when tenant_role is not null then pg_temp.token(p.mine, tenant_role) end, array[tried.statement]
    );
    if answer not in ('0', 'error 42501', 'error 428C9') then
      -- a trigger runs before the policies: where one fails, nobody knows, and no constraint was reached
      doings := doings || format(', %s %s', tried.command, tried.whose) || case
        when tried.whose = 'other' and answer ~ '^error (?!23)' then format(' (%s)', answer) else ''
      end;
    end if;
  end loop;
  return substr(doings, 3);
end
$function$;

-- The ways in which SQL made a login read rows of another tenant: settings that these policies, the functions of this
-- database and the usual guides believe, planted in a statement of their own and in the one that reads.
create function pg_temp.forgeries(login name, relation text, tenant_column name) returns text
language plpgsql as $function$
declare
  p record;
  setting text;
  planted text;
  read text;
  way record;
  ways text := '';
begin
  select * into strict p from pg_temp.pair as c where c.relation = forgeries.relation;
  if p.other is null then
    return 'it holds no rows of two tenants';
  end if;
  for setting, planted in
    with source as (
      select pg_get_expr(o.polqual, o.polrelid) || coalesce(pg_get_expr(o.polwithcheck, o.polrelid), '') as text
      from pg_policy as o
      where o.polrelid = relation::regclass
      union all
      select f.prosrc
      from pg_proc as f
      join pg_namespace as n on n.oid = f.pronamespace
      where n.nspname !~ '^pg_' and f.prosrc ~* 'current_setting'
    ), named as (
      select lower(m.found[1]) as name
      from source as s
      cross join lateral regexp_matches(s.text, 'current_setting\s*\(\s*''([A-Za-z_][\w.]*\.\w+)''', 'g') as m (found)
      union
      select unnest(array[
        'app.tenant_id', 'app.current_tenant', 'app.current_tenant_id', 'rls.tenant_id', 'request.jwt.claims',
        'request.jwt.claim.tenant_id'
      ])
    )
    select n.name, v.planted
    from named as n
    cross join lateral (values
      (p.other),
      (jsonb_build_object('tenant_id', p.other, 'tid', p.other, 'role', 'admin')::text)
    ) as v (planted)
    order by n.name, v.planted
  loop
    read := format('select count(*) from %s where %I = %L', relation, tenant_column, p.other);
    for way in
      select s.name || w.name as name, w.token, s.statements
      from (values
        ('', array[format('set local %s = %L', setting, planted), read]),
        (' in the SELECT itself', array[format(
          'with planted as materialized (select set_config(%L, %L, true) as value) '
          'select r.n from planted cross join lateral (%s and planted.value is not null) as r (n)',
          setting, planted, read
        )])
      ) as s (name, statements)
      cross join (values ('', null), (' with a context', pg_temp.token(p.mine, 'admin'))) as w (name, token)
    loop
      if pg_temp.told(login, way.token, way.statements) ~ '^[1-9]' then
        ways := ways || format(', %s%s', setting, way.name);
      end if;
    end loop;
  end loop;
  return substr(ways, 3);
end
$function$;

-- What a role may do with a relation; columns that it may not read stand behind `but`.
create function pg_temp.rights(login name, relation text) returns text language sql as $function$
  select concat_ws(', ',
    case
      when has_table_privilege(login, relation, 'select') then 'select'
      when has_any_column_privilege(login, relation, 'select') then 'select but ' || (
        select string_agg(a.attname, ' ' order by a.attname collate "C")
        from pg_attribute as a
        where a.attrelid = relation::regclass and a.attnum > 0 and not a.attisdropped
          and not has_column_privilege(login, a.attrelid, a.attnum, 'select')
      )
    end,
    case when has_any_column_privilege(login, relation, 'insert') then 'insert' end,
    case when has_any_column_privilege(login, relation, 'update') then 'update' end,
    case when has_table_privilege(login, relation, 'delete') then 'delete' end,
    case when has_table_privilege(login, relation, 'truncate') then 'truncate' end,
    case when has_any_column_privilege(login, relation, 'references') then 'references' end,
    case when has_table_privilege(login, relation, 'trigger') then 'trigger' end,
    case when current_setting('server_version_num')::integer >= 170000 then
      case when has_table_privilege(login, relation, 'maintain') then 'maintain' end
    end
  )
$function$;

-- A policy in one line. PostgreSQL spells its expressions, so two that mean the same are spelt the same.
create function pg_temp.policy(relation text, policy name) returns text language sql as $function$
  select concat_ws(' ',
    case when o.polpermissive then 'permissive' else 'restrictive' end,
    'for', case o.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    'to', (
      select string_agg(coalesce(r.rolname, 'public'), ', ' order by r.rolname)
      from unnest(o.polroles) as g (oid)
      left join pg_roles as r on r.oid = g.oid
    ),
    'using ' || pg_get_expr(o.polqual, o.polrelid),
    'with check ' || pg_get_expr(o.polwithcheck, o.polrelid)
  )
  from pg_policy as o
  where o.polrelid = relation::regclass and o.polname = policy
$function$;

create function pg_temp.policies(relation text) returns text language sql as $function$
  select coalesce(string_agg(o.polname, ', ' order by o.polname collate "C"), '') from pg_policy as o
  where o.polrelid = relation::regclass
$function$;

-- The table, its partitions and its heirs that row-level security does not bind, owner included; a foreign one cannot be bound.
create function pg_temp.unforced(relation text) returns text language sql as $function$
  with recursive family as (
    select relation::regclass::oid as oid
    union
    select i.inhrelid from pg_inherits as i join family as f on i.inhparent = f.oid
  )
  select coalesce(string_agg(c.oid::regclass::text, ', ' order by c.oid::regclass::text), '')
  from family as f
  join pg_class as c on c.oid = f.oid
  where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
$function$;

-- Relations beyond the declared ones that a role may do anything with; those of extensions are nobody's rows.
create function pg_temp.elsewhere(login name, declared text[]) returns text language sql as $function$
  select coalesce(string_agg(format('%s: %s', r.relation, r.rights), '; ' order by r.relation), '')
  from (
    select c.oid::regclass::text as relation, pg_temp.rights(login, c.oid::regclass::text) as rights
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and c.oid <> all (array(select d::regclass::oid from unnest(declared) as d))
      and not exists (
        select from pg_depend as d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
      )
      -- pgTAP's own, where it was loaded from its file
      and c.relname not in ('tap_funky', 'pg_all_foreign_keys')
  ) as r
  where r.rights <> ''
$function$;

-- Functions that a role may call, beside PostgreSQL's, those of extensions and pgTAP's.
create function pg_temp.callable(login name) returns text language sql as $function$
  select coalesce(string_agg(distinct concat(n.nspname, '.', p.proname) collate "C", ', '), '')
  from pg_proc as p
  join pg_namespace as n on n.oid = p.pronamespace
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and has_function_privilege(login, p.oid, 'execute') and has_schema_privilege(login, n.oid, 'usage')
    and not exists (
      select from pg_depend as d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
    )
    and quote_ident(n.nspname) <> split_part(current_setting('search_path'), ', ', 2)
$function$;

-- Schemas beyond `usual` that a role may use, and any that it may create in.
create function pg_temp.schemas(login name, usual text[]) returns text language sql as $function$
  select coalesce(string_agg(format('%s %I', v.privilege, n.nspname), ', ' order by v.privilege desc, n.nspname), '')
  from pg_namespace as n
  cross join (values ('usage'), ('create')) as v (privilege)
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and has_schema_privilege(login, n.oid, v.privilege)
    and not (v.privilege = 'usage' and n.nspname = any (usual))
    and quote_ident(n.nspname) <> split_part(current_setting('search_path'), ', ', 2)
$function$;

-- What a role is beside a login: dangerous attributes, memberships, and what it owns.
create function pg_temp.powers(login name) returns text language sql as $function$
  select concat_ws(', ',
    case when r.rolsuper then 'superuser' end, case when r.rolbypassrls then 'bypassrls' end,
    case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end,
    case when r.rolreplication then 'replication' end,
    (
      select string_agg('member of ' || m.rolname, ', ' order by m.rolname)
      from pg_auth_members as a
      join pg_roles as m on m.oid = a.roleid
      where a.member = r.oid
    ),
    (
      select 'owner of ' || count(*)
      from pg_shdepend as d
      where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o'
        and d.dbid in (0, (select b.oid from pg_database as b where b.datname = current_database()))
      having count(*) > 0
    ),
    (
      select string_agg(v.privilege || ' on the database', ', ')
      from (values ('create'), ('temporary')) as v (privilege)
      where has_database_privilege(r.oid, current_database(), v.privilege)
    )
  )
  from pg_roles as r
  where r.rolname = login
$function$;

-- A context as `enter` writes it; it is good in this transaction, so that what is done to it decides.
create function pg_temp.captured(token text) returns text language plpgsql as $function$
begin
  perform agent_gateway.enter(token);
  raise exception using errcode = 'AGW00', message = current_setting('agent_gateway.ctx');
exception when sqlstate 'AGW00' then
  return sqlerrm;
end
$function$;

-- The tenant that the accessor tells a login where a context is planted.
create function pg_temp.planted(login name, context text) returns text language sql as $function$
  select pg_temp.told(
    login, null, array[format('set local agent_gateway.ctx = %L', context), 'select agent_gateway.tenant_id()']
  )
$function$;

-- Each character of a context, changed alone, and the signature of one tenant's before the other's: what was believed.
create function pg_temp.tampered(login name, relation text) returns text language sql as $function$
  with held as (
    select pg_temp.captured(pg_temp.token(p.mine, 'viewer')) as mine, pg_temp.captured(pg_temp.token(p.other, 'admin')) as other
    from pg_temp.pair as p
    where p.relation = tampered.relation
  ), forged as (
    select
      format('character %s', i) as forgery,
      overlay(h.mine placing case substr(h.mine, i, 1) when '0' then '1' else '0' end from i) as context
    from held as h
    cross join generate_series(1, length(h.mine)) as i
    union all
    select 'spliced', left(h.mine, 64) || substr(h.other, 65) from held as h
  )
  select coalesce(string_agg(f.forgery, ', '), '')
  from forged as f
  where pg_temp.planted(login, f.context) not like 'error %'
$function$;

-- Tokens of another tenant with one flaw each, and which of them were believed.
create function pg_temp.tokens_believed(login name, relation text) returns text language sql as $function$
  select coalesce(string_agg(f.flaw, ', '), '')
  from pg_temp.pair as p
  cross join lateral (values
    ('algorithm none', pg_temp.token(p.other, 'admin', '{"alg": "none"}')),
    ('no signature', regexp_replace(pg_temp.token(p.other, 'admin'), '[^.]*$', '')),
    ('an unknown key', pg_temp.token(p.other, 'admin', '{"kid": "nobody"}')),
    ('claims of another token', (
      select split_part(m.token, '.', 1) || '.' || split_part(o.token, '.', 2) || '.' || split_part(m.token, '.', 3)
      from pg_temp.token(p.mine, 'admin') as m (token)
      cross join pg_temp.token(p.other, 'admin') as o (token)
    )),
    ('expired', pg_temp.token(p.other, 'admin', '{}', '{"exp": 1}')),
    ('good for years', pg_temp.token(p.other, 'admin', '{}', '{"exp": 9999999999}')),
    ('another audience', pg_temp.token(p.other, 'admin', '{}', '{"aud": "others"}')),
    ('another database', pg_temp.token(p.other, 'admin', '{}', '{"db": "another database"}')),
    ('an unknown role', pg_temp.token(p.other, 'root')),
    ('another backend', pg_temp.token(p.other, 'admin', '{}', '{"pid": 0}'))
  ) as f (flaw, token)
  where p.relation = tokens_believed.relation
    and pg_temp.told(login, f.token, array['select agent_gateway.tenant_id()']) not like 'error %'
$function$;

create function pg_temp.mine(relation text) returns text language sql as $function$
  select p.mine from pg_temp.pair as p where p.relation = mine.relation
$function$;
create function pg_temp.other(relation text) returns text language sql as $function$
  select p.other from pg_temp.pair as p where p.relation = other.relation
$function$;

-- Whether a view reads with the rights of whoever asks.
create function pg_temp.view_asks_as(relation text) returns text language sql as $function$
  select case when 'security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions) then 'whoever reads it' else 'its owner' end
  from pg_class as c where c.oid = relation::regclass
$function$;
