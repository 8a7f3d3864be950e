-- The analyst reads {{table}}, but for its hidden columns, over all tenants.
do $analysis$
declare
  shown text;
begin
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into shown
  from pg_catalog.pg_attribute as a
  where a.attrelid = {{table_literal}}::regclass and a.attnum > 0 and not a.attisdropped
    and a.attname <> all ({{hidden}}::name[]);
  revoke all on table {{table}} from {{analyst}};
  if cardinality({{hidden}}::name[]) = 0 then
    grant select on table {{table}} to {{analyst}};
  else
    execute format('grant select (%s) on table %s to %I', shown, {{table_literal}}, {{analyst_literal}});
  end if;
end
$analysis$;
