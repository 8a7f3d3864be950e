-- The login that writes the audit table, inside a tenant context, and does nothing else.
do $recorder$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = {{recorder_literal}}) then
    create role {{recorder}} login noinherit;
  end if;
end
$recorder$;
