-- The tenant context: a value that this database signed for this transaction of this backend, so SQL can break it but not forge it.
--
-- agent_gateway.ctx = mac in hex (64) || expiry, epoch seconds (12) || kid | role | subject in hex | tenant in hex
-- The mac also covers the start of the transaction and the backend's pid. Both are taken live whenever it is checked, so
-- a context that was copied elsewhere does not verify. Nothing is written, so it works on a hot standby too.
set local role {{gateway_owner}};

create or replace function agent_gateway.context_mac(ipad bytea, opad bytea, payload text) returns bytea
language plpgsql stable parallel restricted
set search_path = pg_catalog, pg_temp
as $function$
begin
  return sha256(opad || sha256(
    ipad || timestamptz_send(transaction_timestamp()) || int4send(pg_backend_pid()) || convert_to(payload, 'UTF8')
  ));
end
$function$;

-- null without a context; an error where a value is present that was not signed for this transaction, or has expired
create or replace function agent_gateway.verified() returns text
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $function$
declare
  held text := current_setting('agent_gateway.ctx', true);
  inner_pad bytea;
  outer_pad bytea;
begin
  if held is null or held = '' then
    return null;
  end if;
  select k.ctx_ipad, k.ctx_opad into inner_pad, outer_pad
  from agent_gateway.keys as k
  where k.kid = split_part(substr(held, 77), '|', 1) and not k.revoked;
  -- hashes of both sides are compared, so that the time taken tells nothing; the payload is parsed only behind the mac
  if sha256(outer_pad || convert_to(left(held, 64), 'UTF8')) = sha256(outer_pad || convert_to(encode(
    agent_gateway.context_mac(inner_pad, outer_pad, substr(held, 65)), 'hex'), 'UTF8'))
  then
    if substr(held, 65, 12)::double precision > date_part('epoch', statement_timestamp()) then
      return substr(held, 65);
    end if;
  end if;
  raise exception 'agent_gateway: the tenant context is not valid for this transaction' using errcode = '28000';
end
$function$;

create or replace function agent_gateway.tenant_id() returns {{tenant_type}}
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $function$
begin
  return convert_from(decode(split_part(agent_gateway.verified(), '|', 4), 'hex'), 'UTF8')::{{tenant_type}};
end
$function$;

create or replace function agent_gateway.role() returns text
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $function$
begin
  return split_part(agent_gateway.verified(), '|', 2);
end
$function$;

create or replace function agent_gateway.subject() returns text
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $function$
begin
  return convert_from(decode(split_part(agent_gateway.verified(), '|', 3), 'hex'), 'UTF8');
end
$function$;

-- a boolean, because `(select agent_gateway.role()) in (…)` misleads the planner about how many rows pass
create or replace function agent_gateway.has_role(variadic roles text[]) returns boolean
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $function$
begin
  return coalesce(split_part(agent_gateway.verified(), '|', 2) = any (roles), false);
end
$function$;

-- the tenant where the role is one of these: wall and role matrix in one look
create or replace function agent_gateway.tenant_if(variadic roles text[]) returns {{tenant_type}}
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $function$
declare
  payload text := agent_gateway.verified();
begin
  if split_part(payload, '|', 2) = any (roles) then
    return convert_from(decode(split_part(payload, '|', 4), 'hex'), 'UTF8')::{{tenant_type}};
  end if;
  return null;
end
$function$;

revoke all on function
  agent_gateway.context_mac(bytea, bytea, text), agent_gateway.verified(), agent_gateway.tenant_id(), agent_gateway.role(),
  agent_gateway.subject(), agent_gateway.has_role(text[]), agent_gateway.tenant_if(text[])
from public;
grant execute on function
  agent_gateway.tenant_id(), agent_gateway.role(), agent_gateway.subject(), agent_gateway.has_role(text[]),
  agent_gateway.tenant_if(text[])
to {{entering}}, {{owner}};
reset role;
