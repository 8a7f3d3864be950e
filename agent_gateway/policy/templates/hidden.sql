-- {{table}} is not the agent's.
do $hidden$
begin
  if exists (
    select from pg_catalog.pg_class as c cross join pg_catalog.aclexplode(c.relacl) as a
    where c.oid = {{table_literal}}::regclass and a.grantee in (0, {{agent_oid}})
    union all
    select from pg_catalog.pg_attribute as t cross join pg_catalog.aclexplode(t.attacl) as a
    where t.attrelid = {{table_literal}}::regclass and a.grantee in (0, {{agent_oid}})
  ) then
    revoke all on table {{table}} from public, {{agent}};
  end if;
end
$hidden$;
