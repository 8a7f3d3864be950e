-- The login for migrations: it passes every policy, so it is nobody's but the deployment's.
do $migrator$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = {{migrator_literal}}) then
    begin
      create role {{migrator}} login bypassrls;
    exception when insufficient_privilege then
      create role {{migrator}} login;
      raise warning 'role %: only who passes the policies may let it pass them', {{migrator_literal}} using errcode = '01007';
    end;
  end if;
end
$migrator$;
-- what it makes is nobody's to call before it is granted: neither the agent's nor the product's
do $closed$
begin
  alter default privileges for role {{migrator}} revoke execute on functions from public;
exception when insufficient_privilege then
  raise warning 'role %: only itself, or who may act as it, takes the functions that it will make from PUBLIC', {{migrator_literal}}
    using errcode = '01007';
end
$closed$;
grant {{owner}} to {{migrator}};
