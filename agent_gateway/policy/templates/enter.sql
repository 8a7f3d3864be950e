-- The door: takes a token that the gateway signed (HS256), and sets the tenant context of this transaction from it.
set local role {{gateway_owner}};

-- Claims: tid ({{tenant_type}}), role, exp (at most 900 s ahead), aud 'agent-db', db (this database); sub, nbf and pid where present.
-- A token with a pid is worthless on any other backend, so it may travel in the text of a query. SQLSTATE 28T01 is ours: all
-- of the token is good, but it spells its tenant otherwise than the database does.
-- One function with few expressions: PostgreSQL makes each of them ready anew in every transaction.
create or replace function agent_gateway.enter(token text) returns {{tenant_type}}
language plpgsql volatile strict security definer parallel unsafe
set search_path = pg_catalog, pg_temp
as $function$
declare
  entered boolean := false;
  base64 text;
  header jsonb;
  key record;
  claims jsonb;
  tenant {{tenant_type}};
  expiry bigint;
  fits boolean := false;
  payload text;
begin
  if current_setting('agent_gateway.ctx', true) <> '' then  -- what is empty verifies as no context
    begin
      entered := agent_gateway.verified() is not null;
    exception when sqlstate '28000' then
      null;  -- a stale or planted value is overwritten
    end;
    if entered then
      raise exception 'agent_gateway: this transaction has a tenant context already' using errcode = '28000';
    end if;
  end if;
  begin
    if octet_length(token) <= 4096 and token ~ '^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$' then
      -- base64url is base64 with two other letters and without its padding (RFC 7515, section 2)
      base64 := replace(replace(token, '-', '+'), '_', '/');
      header := convert_from(decode(
        split_part(base64, '.', 1) || repeat('=', -octet_length(split_part(base64, '.', 1)) & 3), 'base64'
      ), 'UTF8');
      if header ->> 'alg' = 'HS256' and not header ? 'crit' then  -- pinned: RFC 8725, section 3.1
        select k.kid, k.ipad, k.opad, k.ctx_ipad, k.ctx_opad, date_part('epoch', clock_timestamp()) as now_s into key
        from agent_gateway.keys as k
        where k.kid = header ->> 'kid' and not k.revoked
          and clock_timestamp() >= k.not_before and clock_timestamp() < k.not_after;
        -- What is signed ends 44 letters before the end: the 32 bytes of a signature are a dot and 43 letters, and anything
        -- longer or shorter equals none. Hashes of both are compared, so that the time taken tells nothing. Without a key
        -- all of this is null.
        if sha256(key.opad || sha256(key.opad || sha256(key.ipad || convert_to(left(token, -44), 'UTF8'))))
          = sha256(key.opad || decode(split_part(base64, '.', 3) || '=', 'base64'))
        then
          claims := convert_from(decode(
            split_part(base64, '.', 2) || repeat('=', -octet_length(split_part(base64, '.', 2)) & 3), 'base64'
          ), 'UTF8');
          tenant := nullif(claims ->> 'tid', '')::{{tenant_type}};
          expiry := floor((claims ->> 'exp')::numeric)::bigint;
          fits := tenant is not null and jsonb_typeof(claims -> 'tid') in ('string', 'number')
            and expiry > key.now_s and expiry <= key.now_s + 900
            and coalesce((claims ->> 'nbf')::numeric, 0) <= key.now_s + 5
            and claims ->> 'aud' = 'agent-db'
            and claims ->> 'db' = current_database()
            and claims ->> 'role' in ('admin', 'editor', 'viewer')
            and (not claims ? 'pid' or (claims ->> 'pid')::bigint = pg_backend_pid());
        end if;
      end if;
    end if;
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
  payload := lpad(expiry::text, 12, '0') || concat_ws(
    '|', key.kid, claims ->> 'role', encode(convert_to(coalesce(claims ->> 'sub', ''), 'UTF8'), 'hex'),
    encode(convert_to(tenant::text, 'UTF8'), 'hex')
  );
  payload := set_config(
    'agent_gateway.ctx', encode(agent_gateway.context_mac(key.ctx_ipad, key.ctx_opad, payload), 'hex') || payload, true
  );
  return tenant;
end
$function$;

revoke all on function agent_gateway.enter(text) from public;
grant execute on function agent_gateway.enter(text) to {{entering}};
-- parts of `enter` in an earlier kit; one of them returned a key
drop function if exists agent_gateway.opened(text), agent_gateway.decoded(text);
reset role;
