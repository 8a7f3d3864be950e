-- {{table}}: whatever else is allowed, its policies apply to everybody, its owner too; policies that nobody declared go.
do $enforced$
declare
  own constant name[] := {{policies}};
  old record;
begin
  for old in
    select p.polname from pg_catalog.pg_policy as p
    where p.polrelid = {{table_literal}}::regclass and p.polname <> all (own)
  loop
    execute format('drop policy %I on %s', old.polname, {{table_literal}});
  end loop;
  if not (select relrowsecurity from pg_catalog.pg_class where oid = {{table_literal}}::regclass) then
    alter table {{table}} enable row level security;
  end if;
  if not (select relforcerowsecurity from pg_catalog.pg_class where oid = {{table_literal}}::regclass) then
    alter table {{table}} force row level security;
  end if;
end
$enforced$;
