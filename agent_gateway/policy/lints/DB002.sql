-- title: row_security is switched off for a role, a database or the server
-- severity: medium
-- why: Queries on protected tables then fail instead of being filtered, and the usual repair is a login that passes the policies.
-- fix: alter role {object} reset row_security;
-- source: PostgreSQL manual, 19.11.1, row_security
select
  coalesce(
    (select rolname::text from pg_roles where oid = s.setrole), (select datname::text from pg_database where oid = s.setdatabase), 'all'
  ), c.setting
from pg_db_role_setting as s
cross join unnest(s.setconfig) as c (setting)
where c.setting ~ '^row_security=(off|false|0|no)'
union all
select 'server', 'row_security=off'
from pg_settings
where name = 'row_security' and reset_val = 'off' and source not in ('session', 'database', 'user', 'database user')
