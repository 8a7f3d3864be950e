-- {{table}}, the agent's wall first: policies that were there go on for the product and the logins that are trusted beside it;
-- where none were in force, all of it passes.
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
      execute format('alter policy %I on %s to %s', old.polname, {{table_literal}}, {{trusted_literal}});
    end if;
  end loop;
  if opened and not exists (
    select from pg_catalog.pg_policy as p where p.polrelid = {{table_literal}}::regclass and p.polname = 'tenant_open'
  ) then
    create policy tenant_open on {{table}} for all to {{trusted}} using (true) with check (true);
  end if;
  -- somebody may have been trusted since
  if exists (
    select from pg_catalog.pg_policy as p
    where p.polrelid = {{table_literal}}::regclass and p.polname = 'tenant_open'
      and not (p.polroles @> {{trusted_oids}} and p.polroles <@ {{trusted_oids}})
  ) then
    alter policy tenant_open on {{table}} to {{trusted}};
  end if;
  if not enabled then
    alter table {{table}} enable row level security;
  end if;
end
$enforced$;
