-- A function of the product that the agent may call: its author vouches that it shows no more than the caller may see.
do $function$
declare
  named text;
begin
  select string_agg(p.oid::regprocedure::text, ', ') into named
  from pg_catalog.pg_proc as p
  where p.pronamespace = {{schema_oid}} and p.proname = {{function_literal}} and p.prokind in ('f', 'a', 'w');
  if named is not null then
    execute format('grant execute on function %s to %I', named, {{agent_literal}});
  end if;
end
$function$;
