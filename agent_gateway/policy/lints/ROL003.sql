-- title: The agent or the application is a member of one of PostgreSQL's predefined roles
-- severity: critical
-- why: pg_read_all_data grants every table, pg_monitor shows all sessions, pg_signal_backend ends them, pg_read_server_files reads
--   the machine's disk.
-- fix: revoke {object} from {agent}; revoke {object} from {application};
-- source: PostgreSQL manual, 22.5 Predefined Roles; CIS PostgreSQL Benchmark, section 4
select e.rolname, string_agg(distinct e.who, ' and ' order by e.who)
from (
  select 'the agent' as who, rolname from agent_roles
  union all
  select 'the application', rolname from application_roles
) as e
where e.rolname ~ '^pg_'
group by e.rolname
