-- {{table}}, the agent's wall first: policies that were there go on for the product; where none were in force, all of it passes.
do $enforced$
declare
  own constant name[] := {{policies}};
  enabled constant boolean := (select relrowsecurity from pg_catalog.pg_class where oid = {{table_literal}}::regclass);
  -- after a step back, too
  opened constant boolean := not enabled or exists (
    select from pg_catalog.pg_policy as p
    where p.polrelid = {{table_literal}}::regclass
      and (p.polname = 'tenant_open' or (p.polname = 'tenant_wall' and p.polroles = array[0::oid]))
  );
  old record;
begin
  for old in
    select p.polname from pg_catalog.pg_policy as p
    where p.polrelid = {{table_literal}}::regclass and p.polname <> all (own)
      and (opened or p.polroles && array[0::oid, {{agent_oid}}::oid])
  loop
    if opened then
      execute format('drop policy %I on %s', old.polname, {{table_literal}});
    else
      execute format('alter policy %I on %s to %I', old.polname, {{table_literal}}, {{application_literal}});
    end if;
  end loop;
  if opened and not exists (
    select from pg_catalog.pg_policy as p where p.polrelid = {{table_literal}}::regclass and p.polname = 'tenant_open'
  ) then
    create policy tenant_open on {{table}} for all to {{application}} using (true) with check (true);
  end if;
  if not enabled then
    alter table {{table}} enable row level security;
  end if;
end
$enforced$;
