-- The roles: one owns the gateway's objects, one the product's, and the agent's login owns nothing and is a member of nothing.
do $roles$
declare
  wanted record;
begin
  for wanted in
    select *
    from (values
      ({{gateway_owner_literal}}, 'nologin'),
      ({{owner_literal}}, 'nologin'),
      ({{agent_literal}}, 'login noinherit connection limit {{connections}}')
    ) as roles (name, attributes)
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
      execute format('create role %I %s', wanted.name, wanted.attributes);
    end if;
  end loop;
  -- who may create roles but is no superuser has to become a member before it can act as the owners
  if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
    grant {{gateway_owner}}, {{owner}} to current_user;
  end if;
end
$roles$;
