-- The product's own login: the same walls as the agent, and it may write.
do $application$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = {{application_literal}}) then
    create role {{application}} login noinherit;
  end if;
end
$application$;
