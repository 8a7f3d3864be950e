-- The agent reads {{table}}, but for its hidden columns: a column that is added later is readable after the kit ran again.
do $read$
declare
  shown text;
begin
  revoke all on table {{table}} from public, {{agent}};
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into shown
  from pg_catalog.pg_attribute as a
  where a.attrelid = {{table_literal}}::regclass and a.attnum > 0 and not a.attisdropped
    and a.attname <> all ({{hidden}}::name[]);
  if cardinality({{hidden}}::name[]) = 0 then
    grant select on table {{table}} to {{agent}};
  else
    execute format('grant select (%s) on table %s to %I', shown, {{table_literal}}, {{agent_literal}});
  end if;
end
$read$;
