-- The door: takes a token that the gateway signed (HS256), and sets the tenant context of this transaction from it.
set local role {{gateway_owner}};

create or replace function agent_gateway.decoded(part text) returns bytea
language plpgsql immutable strict parallel safe
set search_path = pg_catalog, pg_temp
as $function$
begin
  -- base64url without padding (RFC 7515, section 2)
  return decode(rpad(translate(part, '-_', '+/'), (length(part) + 3) / 4 * 4, '='), 'base64');
end
$function$;

-- the claims and the key of a token whose signature verifies; any other text is an error of whatever kind
create or replace function agent_gateway.opened(token text, out claims jsonb, out key agent_gateway.keys)
language plpgsql stable strict
set search_path = pg_catalog, pg_temp
as $function$
declare
  header jsonb;
  good bytea;
begin
  if length(token) > 4096 or token !~ '^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$' then
    raise exception 'shape';
  end if;
  header := convert_from(agent_gateway.decoded(split_part(token, '.', 1)), 'UTF8')::jsonb;
  if header ->> 'alg' is distinct from 'HS256' or header ? 'crit' then  -- pinned: RFC 8725, section 3.1
    raise exception 'algorithm';
  end if;
  select * into strict key
  from agent_gateway.keys as k
  where k.kid = header ->> 'kid' and not k.revoked
    and clock_timestamp() >= k.not_before and clock_timestamp() < k.not_after;
  good := sha256(key.opad || sha256(
    key.ipad || convert_to(split_part(token, '.', 1) || '.' || split_part(token, '.', 2), 'UTF8')
  ));
  if sha256(key.opad || good) <> sha256(key.opad || agent_gateway.decoded(split_part(token, '.', 3))) then
    raise exception 'signature';
  end if;
  claims := convert_from(agent_gateway.decoded(split_part(token, '.', 2)), 'UTF8')::jsonb;
end
$function$;

-- Claims: tid ({{tenant_type}}), role, exp (at most 900 s ahead), aud 'agent-db', db (this database); sub, nbf and pid where present.
-- A token with a pid is worthless on any other backend, so it may travel in the text of a query. SQLSTATE 28T01 is ours: all
-- of the token is good, but it spells its tenant otherwise than the database does.
create or replace function agent_gateway.enter(token text) returns {{tenant_type}}
language plpgsql volatile strict security definer parallel unsafe
set search_path = pg_catalog, pg_temp
as $function$
declare
  now_s double precision := date_part('epoch', clock_timestamp());
  opened record;
  claims jsonb;
  key agent_gateway.keys;
  tenant {{tenant_type}};
  expiry bigint;
  payload text;
  fits boolean;
begin
  begin
    if agent_gateway.verified() is not null then
      fits := false;  -- one context a transaction
    end if;
  exception when sqlstate '28000' then
    null;  -- a stale or planted value is overwritten
  end;
  if fits is false then
    raise exception 'agent_gateway: this transaction has a tenant context already' using errcode = '28000';
  end if;
  begin
    opened := agent_gateway.opened(token);
    claims := opened.claims;
    key := opened.key;
    tenant := nullif(claims ->> 'tid', '')::{{tenant_type}};
    expiry := floor((claims ->> 'exp')::numeric)::bigint;
    fits := tenant is not null and jsonb_typeof(claims -> 'tid') in ('string', 'number')
      and expiry > now_s and expiry <= now_s + 900
      and coalesce((claims ->> 'nbf')::numeric, 0) <= now_s + 5
      and claims ->> 'aud' = 'agent-db'
      and claims ->> 'db' = current_database()
      and claims ->> 'role' in ('admin', 'editor', 'viewer')
      and (not claims ? 'pid' or (claims ->> 'pid')::bigint = pg_backend_pid());
  exception when others then
    fits := false;  -- which check failed is nobody's business
  end;
  if fits is not true then
    raise exception 'agent_gateway: the token is not accepted' using errcode = '28000';
  end if;
  -- one tenant, one spelling: shares and records go by the claim, and 042 would have another share than 42
  if tenant::text is distinct from claims ->> 'tid' then
    raise exception 'agent_gateway: the token does not spell the tenant as this database does' using errcode = '28T01';
  end if;
  payload := lpad(expiry::text, 12, '0') || key.kid || '|' || (claims ->> 'role') || '|'
    || encode(convert_to(coalesce(claims ->> 'sub', ''), 'UTF8'), 'hex') || '|'
    || encode(convert_to(tenant::text, 'UTF8'), 'hex');
  perform set_config(
    'agent_gateway.ctx', encode(agent_gateway.context_mac(key.ctx_ipad, key.ctx_opad, payload), 'hex') || payload, true
  );
  return tenant;
end
$function$;

revoke all on function agent_gateway.decoded(text), agent_gateway.opened(text), agent_gateway.enter(text) from public;
grant execute on function agent_gateway.enter(text) to {{entering}};
reset role;
