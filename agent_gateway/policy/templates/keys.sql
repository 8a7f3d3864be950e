-- The keys of the tenant context; nobody but the gateway's owner reads them, and the signing half never leaves the database.
do $schema$
begin
  -- `if not exists` asks for the right to create one even where it exists
  if to_regnamespace('agent_gateway') is null then
    create schema agent_gateway authorization {{gateway_owner}};
  elsif (select nspowner from pg_catalog.pg_namespace where nspname = 'agent_gateway') <> {{gateway_owner_oid}} then
    -- whoever owns the schema could drop the functions in it, and the walls with them
    if exists (
      select from pg_catalog.pg_proc as p
      where p.pronamespace = 'agent_gateway'::regnamespace and p.proowner <> {{gateway_owner_oid}}
    ) then
      raise exception 'agent_gateway: the schema holds functions of somebody else: drop it first' using errcode = '42501';
    end if;
    alter schema agent_gateway owner to {{gateway_owner}};
  end if;
end
$schema$;
revoke all on schema agent_gateway from public;
grant usage on schema agent_gateway to {{entering}}, {{owner}};

set local role {{gateway_owner}};

-- HMAC(K, m) = sha256(opad || sha256(ipad || m)) (RFC 2104) needs no extension once the pads of K are stored
create table if not exists agent_gateway.keys (
  kid        text primary key check (kid ~ '^[A-Za-z0-9_-]{1,32}$'),
  ipad       bytea not null check (octet_length(ipad) = 64),
  opad       bytea not null check (octet_length(opad) = 64),
  ctx_ipad   bytea not null check (octet_length(ctx_ipad) = 64),
  ctx_opad   bytea not null check (octet_length(ctx_opad) = 64),
  not_before timestamptz not null default now(),
  not_after  timestamptz not null default 'infinity',
  revoked    boolean not null default false
);
revoke all on table agent_gateway.keys from public;
do $sealed$
begin
  -- without a policy they have no rows for anybody but the owner, even where somebody grants them by mistake
  if not (select relrowsecurity from pg_catalog.pg_class where oid = 'agent_gateway.keys'::regclass) then
    alter table agent_gateway.keys enable row level security;
  end if;
end
$sealed$;
comment on table agent_gateway.keys is 'Keys that database tokens are checked with. To rotate: install a second key, then retire the first.';
comment on column agent_gateway.keys.ctx_ipad is 'Inner pad of the key that signs tenant contexts: random, known to this database only.';

create or replace function agent_gateway.hmac_pad(secret bytea, filler integer) returns bytea
language plpgsql immutable strict parallel safe
set search_path = pg_catalog, pg_temp
as $function$
declare
  short bytea := case when octet_length(secret) > 64 then sha256(secret) else secret end;
  pad bytea := overlay(decode(repeat('00', 64), 'hex') placing short from 1);
begin
  for i in 0 .. 63 loop
    pad := set_byte(pad, i, get_byte(pad, i) # filler);
  end loop;
  return pad;
end
$function$;

create or replace function agent_gateway.install_key(kid text, secret bytea) returns void
language plpgsql volatile strict
set search_path = pg_catalog, pg_temp
as $function$
declare
  -- three random uuids hold 366 random bits, and core PostgreSQL has no other strong source
  own bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
begin
  if octet_length(secret) < 32 then
    raise exception 'agent_gateway: a secret has at least 32 bytes (RFC 7518, section 3.2)' using errcode = '22023';
  end if;
  insert into agent_gateway.keys (kid, ipad, opad, ctx_ipad, ctx_opad)
  values (
    install_key.kid,
    agent_gateway.hmac_pad(secret, 54), agent_gateway.hmac_pad(secret, 92),
    agent_gateway.hmac_pad(own, 54), agent_gateway.hmac_pad(own, 92)
  );
end
$function$;

-- From `at` on the key opens nothing more; contexts that it has opened by then live on to their own expiry.
create or replace function agent_gateway.retire_key(kid text, at timestamptz) returns timestamptz
language plpgsql volatile strict
set search_path = pg_catalog, pg_temp
as $function$
declare
  ends timestamptz;
begin
  -- an end that is set already is never put off
  update agent_gateway.keys as k set not_after = least(k.not_after, retire_key.at)
  where k.kid = retire_key.kid
  returning k.not_after into ends;
  if ends is null then
    raise exception 'agent_gateway: there is no key of this name' using errcode = 'P0002';
  end if;
  return ends;
end
$function$;

-- At once, and for good: contexts that the key has signed are errors from their transaction's next statement on.
create or replace function agent_gateway.revoke_key(kid text) returns void
language plpgsql volatile strict
set search_path = pg_catalog, pg_temp
as $function$
begin
  update agent_gateway.keys as k set revoked = true where k.kid = revoke_key.kid;
  if not found then
    raise exception 'agent_gateway: there is no key of this name' using errcode = 'P0002';
  end if;
end
$function$;

revoke all on function
  agent_gateway.hmac_pad(bytea, integer), agent_gateway.install_key(text, bytea),
  agent_gateway.retire_key(text, timestamptz), agent_gateway.revoke_key(text)
from public;
reset role;
