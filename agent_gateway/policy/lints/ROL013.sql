-- title: The agent may connect to another database of the server
-- severity: low
-- needs: superuser
-- why: There, none of these walls stands, and the catalogs that all databases share can be read.
-- fix: revoke connect on database {object} from public, {agent};
-- source: PostgreSQL manual, 5.8 Privileges, CONNECT; CIS PostgreSQL Benchmark
select d.datname, 'connect'
from pg_database as d
join cfg on exists (select from pg_roles as r where r.rolname = cfg.agent)
where d.datname <> current_database() and d.datallowconn and has_database_privilege(cfg.agent, d.oid, 'connect')
