-- What everybody may do in a new database is taken away: connect, make temporary tables, create in public. Who is trusted may
-- go on making temporary tables, and so may the product until its own wall stands.
do $database$
begin
  -- what the gateway's owner holds remembers what PUBLIC had, for a step back
  if exists (
    select from pg_catalog.pg_database as d
    cross join pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) as a
    where d.datname = current_database() and a.grantee = 0 and a.privilege_type = 'TEMPORARY'
  ) then
    execute format('grant temporary on database %I to %I', current_database(), {{gateway_owner_literal}});
  end if;
  execute format('revoke all on database %I from public', current_database());
  execute format('revoke create on database %I from %I', current_database(), {{agent_literal}});
  execute format('grant connect on database %I to %s', current_database(), {{logins_literal}});
  if has_database_privilege({{gateway_owner_literal}}, current_database(), 'temporary') then
    execute format('revoke temporary on database %I from %s', current_database(), {{readers_literal}});
    execute format('grant temporary on database %I to %s', current_database(), {{drafting_literal}});
  end if;
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
