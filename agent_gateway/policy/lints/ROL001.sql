-- title: The agent's or the application's role has an attribute that opens everything
-- severity: critical
-- why: SUPERUSER and BYPASSRLS pass every policy, REPLICATION reads the whole cluster, CREATEROLE and CREATEDB make a way round.
-- fix: alter role {object} nosuperuser nobypassrls noreplication nocreaterole nocreatedb;
-- source: PostgreSQL manual, 22.2 Role Attributes; CIS PostgreSQL Benchmark, section 4
select r.rolname, concat_ws(', ',
  case when r.rolsuper then 'superuser' end, case when r.rolbypassrls then 'bypassrls' end,
  case when r.rolreplication then 'replication' end, case when r.rolcreaterole then 'createrole' end,
  case when r.rolcreatedb then 'createdb' end)
from pg_roles as r
join cfg on r.rolname in (cfg.agent, cfg.application)
where r.rolsuper or r.rolbypassrls or r.rolreplication or r.rolcreaterole or r.rolcreatedb
