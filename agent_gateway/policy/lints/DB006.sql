-- title: The server keeps no record of what the agent's login runs
-- severity: info
-- needs: superuser
-- why: The gateway records what goes through it. A login that is used past the gateway leaves a trace only where the server
--   keeps one.
-- fix: alter role {agent} set log_statement = 'all'; or load pgaudit and set pgaudit.log = 'read' for it
-- source: PostgreSQL manual, 19.8.3, log_statement; pgaudit
select 'server', 'log_statement=' || current_setting('log_statement') || ', pgaudit is not loaded'
where current_setting('log_statement') = 'none'
  and not exists (select from pg_settings where name like 'pgaudit.%')
  and not exists (
    select from pg_db_role_setting as s
    cross join unnest(s.setconfig) as c (setting)
    join cfg on s.setrole = (select oid from pg_roles where rolname = cfg.agent)
    where c.setting ~ '^(log_statement=(all|mod|ddl)|pgaudit\.)'
  )
