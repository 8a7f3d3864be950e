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

-- What a login gets to hear: the first value of a SELECT, the number of rows of anything else, or the SQLSTATE of its
-- error. `token` opens the tenant context, null opens none. Whatever was done is undone.
create function pg_temp.told(login name, token text, statements text[]) returns text language plpgsql as $function$
declare
  statement text;
  answer text;
  touched bigint;
begin
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
    return sqlstate;
end
$function$;

-- Two tenants with rows in a table, how many the first has, and one of them; found by who sees all rows.
create temporary table pair (relation text primary key, mine text, other text, held bigint, sample jsonb) on commit drop;
create function pg_temp.choose(relation text, tenant_column name, owner name) returns void language plpgsql as $function$
declare
  found jsonb;
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
        select count(*) as held, (select to_jsonb(r) from %1$s as r where r.%2$I = a.tenant limit 1) as sample
        from %1$s where %2$I = a.tenant
      ) as c
    $query$, relation, tenant_column) into found;
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
-- where it ends in 42501 or touches no row; any other error shows that the policies have let it pass.
create function pg_temp.doings(login name, relation text, tenant_column name, tenant_role text)
returns text language plpgsql as $function$
declare
  p record;
  columns text;
  tried record;
  answer text;
  doings text := '';
begin
  select * into strict p from pg_temp.pair as c where c.relation = doings.relation;
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into columns
  from pg_attribute as a
  where a.attrelid = relation::regclass and a.attnum > 0 and not a.attisdropped
    and a.attgenerated = '' and a.attidentity <> 'a';
  for tried in
    select
      v.command, w.whose,
      format(v.statement, relation, quote_ident(tenant_column), quote_literal(w.tenant), quote_literal(p.other), columns,
        quote_literal(p.sample || jsonb_build_object(tenant_column, w.tenant))) as statement
    from (values ('own', p.mine), ('other', p.other)) as w (whose, tenant)
    cross join (values
      (1, 'select', 'select nullif(count(*), 0) from %1$s where %2$s = %3$s'),
      (2, 'insert', 'insert into %1$s (%5$s) select %5$s from jsonb_populate_record(null::%1$s, %6$s)'),
      (3, 'update', 'update %1$s set %2$s = %2$s where %2$s = %3$s'),
      (4, 'delete', 'delete from %1$s where %2$s = %3$s'),
      (5, 'give away', 'update %1$s set %2$s = %4$s where %2$s = %3$s')
    ) as v (place, command, statement)
    where not (v.command = 'give away' and w.whose = 'other')
    order by w.whose = 'other', v.place
  loop
    answer := pg_temp.told(
      login, case when tenant_role is not null then pg_temp.token(p.mine, tenant_role) end, array[tried.statement]
    );
    if answer not in ('42501', '0', 'null') then
      doings := doings || format(', %s %s', tried.command, tried.whose);
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
  way record;
  ways text := '';
begin
  select * into strict p from pg_temp.pair as c where c.relation = forgeries.relation;
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
    for way in
      select w.name, w.token, w.statements
      from (select format('select count(*) from %s where %I = %L', relation, tenant_column, p.other) as text) as read
      cross join lateral (values
        ('in a statement', array[format('set local %s = %L', setting, planted), read.text]),
        ('in the same statement', array[format(
          'with planted as materialized (select set_config(%L, %L, true)) '
          'select count(r.*) from planted cross join lateral (%s and planted is not null) as r (n) where r.n > 0',
          setting, planted, read.text
        )])
      ) as s (name, statements)
      cross join lateral (values
        (s.name || ', with a context', pg_temp.token(p.mine, 'viewer'), s.statements),
        (s.name || ', without one', null, s.statements)
      ) as w (name, token, statements)
    loop
      if pg_temp.told(login, way.token, way.statements) ~ '^[1-9][0-9]*$'
        and pg_temp.told(login, way.token, way.statements) !~ '^(22|23|25|28|3F|42|54|55|57|P0)...$'
      then
        ways := ways || format(', %s %s', setting, way.name);
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
        select string_agg(a.attname, ' ' order by a.attname)
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
    case when has_table_privilege(login, relation, 'trigger') then 'trigger' end
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
  select string_agg(o.polname, ', ' order by o.polname) from pg_policy as o where o.polrelid = relation::regclass
$function$;

-- The table, its partitions and its heirs that row-level security does not bind, owner included.
create function pg_temp.unforced(relation text) returns text language sql as $function$
  with recursive family as (
    select relation::regclass::oid as oid
    union
    select i.inhrelid from pg_inherits as i join family as f on i.inhparent = f.oid
  )
  select coalesce(string_agg(c.oid::regclass::text, ', ' order by c.oid::regclass::text), '')
  from family as f
  join pg_class as c on c.oid = f.oid
  where not (c.relrowsecurity and c.relforcerowsecurity)
$function$;
