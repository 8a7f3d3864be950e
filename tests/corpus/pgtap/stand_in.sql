-- The three functions of pgTAP that our file calls, for machines without pgTAP: pip has no package of it. Own words, same TAP.
-- Numbers are a sequence, as in pgTAP, because they must outlive what a test undoes.
create schema tap;
create function tap.plan(tests integer) returns text language plpgsql as $function$
begin
  create temporary sequence tap_number;
  perform set_config('tap.tests', tests::text, true);
  return '1..' || tests;
end
$function$;
create function tap.is(have anyelement, want anyelement, description text) returns text language plpgsql as $function$
begin
  return format('%sok %s - %s', case when have is distinct from want then 'not ' else '' end, nextval('pg_temp.tap_number'), description)
    || case when have is distinct from want then format(E'\n#         have: %s\n#         want: %s', have, want) else '' end;
end
$function$;
create function tap.finish() returns setof text language plpgsql as $function$
begin
  return query
  select format('# Looks like you planned %s tests but ran %s', current_setting('tap.tests'), s.last_value)
  from pg_temp.tap_number as s
  where s.last_value <> current_setting('tap.tests')::bigint;
end
$function$;
