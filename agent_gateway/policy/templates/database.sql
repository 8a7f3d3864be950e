-- What everybody may do in a new database is taken away: connect, make temporary tables, create in public.
do $database$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to %s', current_database(), {{logins_literal}});
exception when insufficient_privilege then
  raise warning 'database %: only its owner decides who may connect', current_database() using errcode = '01006';
end
$database$;
do $public$
begin
  revoke create on schema public from public;
exception when insufficient_privilege then
  raise warning 'schema public: only its owner decides who may create in it' using errcode = '01006';
end
$public$;
alter default privileges for role {{gateway_owner}} revoke execute on functions from public;
alter default privileges for role {{owner}} revoke execute on functions from public;
