-- {{table}}: its wall compares tenants as their column does, so the column must take no two of them for the same.
do $column$
begin
  if exists (
    select from pg_catalog.pg_attribute as a
    join pg_catalog.pg_collation as c on c.oid = a.attcollation
    where a.attrelid = {{table_literal}}::regclass and a.attname = {{tenant_column_literal}} and not c.collisdeterministic
  ) then
    raise exception 'agent_gateway: % of % has a nondeterministic collation', {{tenant_column_literal}}, {{table_literal}}
      using errcode = '42P22';
  end if;
end
$column$;
