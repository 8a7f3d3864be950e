-- title: The agent's role starts without limits
-- severity: high
-- why: The gateway sets its own for each transaction. Whoever comes past it with this login, or a bug in it, holds a connection
--   and its locks for ever.
-- fix: alter role {agent} set statement_timeout = '30s'; and likewise lock_timeout, idle_in_transaction_session_timeout, transaction_timeout (17), default_transaction_read_only = on, search_path; what is set for one database alone wins: alter role {agent} in database <database> reset <name>
-- source: PostgreSQL manual, 19.11.1 Statement Behavior
select cfg.agent, 'not set: ' || string_agg(w.name, ', ' order by w.name)
from cfg
cross join (values
  ('statement_timeout', 0), ('lock_timeout', 0), ('idle_in_transaction_session_timeout', 0), ('transaction_timeout', 170000),
  ('default_transaction_read_only', 0), ('search_path', 0)
) as w (name, since)
where cfg.version >= w.since
  and coalesce((
    select substr(c.setting, length(w.name) + 2)
    from pg_db_role_setting as s
    cross join unnest(s.setconfig) as c (setting)
    where s.setrole = (select oid from pg_roles where rolname = cfg.agent)
      and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
      and c.setting like w.name || '=%'
    order by s.setdatabase = 0  -- what is set for this database alone comes first
    limit 1
  ), '') ~ '^(0|0ms|0s|0min|off|false|no)?$'
group by cfg.agent
