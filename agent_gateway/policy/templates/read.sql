-- The agent reads {{table}}, but for its hidden columns: a column that is added later is readable after the kit ran again.
do $read$
declare
  shown text;
begin
  if (select relkind from pg_catalog.pg_class where oid = {{table_literal}}::regclass) not in ('r', 'p', 'v') then
    raise exception '% can have no policies, so it is never granted to the agent: offer a view of a table instead',
      {{table_literal}} using errcode = '42809';
  end if;
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
