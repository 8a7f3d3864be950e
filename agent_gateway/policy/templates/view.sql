-- {{table}} reads with the rights of whoever asks, or it would show what its owner sees.
do $view$
begin
  if not exists (
    select from pg_catalog.pg_class where oid = {{table_literal}}::regclass and 'security_invoker=true' = any (reloptions)
  ) then
    alter view {{table}} set (security_invoker = true);
  end if;
end
$view$;
