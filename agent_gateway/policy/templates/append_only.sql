-- What keeps the audit table append-only, also against its owner and replication.
set local role {{gateway_owner}};
create or replace function agent_gateway.refuse_change() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $function$
begin
  raise exception 'agent_gateway: records are added, never changed' using errcode = '42501';
end
$function$;
revoke all on function agent_gateway.refuse_change() from public;
grant execute on function agent_gateway.refuse_change() to {{owner}};
reset role;
