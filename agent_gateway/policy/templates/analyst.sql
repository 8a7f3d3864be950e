-- The login for analytics over all tenants: it passes every policy and may only read.
do $analyst$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = {{analyst_literal}}) then
    begin
      create role {{analyst}} login noinherit bypassrls;
    exception when insufficient_privilege then
      create role {{analyst}} login noinherit;
      raise warning 'role %: only who passes the policies may let it pass them', {{analyst_literal}} using errcode = '01007';
    end;
  end if;
end
$analyst$;
alter role {{analyst}} set default_transaction_read_only = on;
