-- The login for migrations: it passes every policy, so it is nobody's but the deployment's. Needs a superuser to create.
do $migrator$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = {{migrator_literal}}) then
    create role {{migrator}} login bypassrls;
  end if;
end
$migrator$;
grant {{owner}} to {{migrator}};
