-- title: The tenant column has another type than the declaration says
-- severity: low
-- why: Joins and policies then cast one side, and the index of the cast side is not used.
-- fix: alter table {object} alter column {tenant_column} type {tenant_type} using {tenant_column}::{tenant_type};
-- source: agent_gateway
select t.fq, format('%s, declared is %s', t.tenant_type, cfg.tenant_type)
from tables as t
cross join cfg
where t.tenant_attnum is not null and t.tenant_type <> cfg.tenant_type
  -- these compare without a cast of the column
  and not (cfg.tenant_type = 'text' and t.tenant_type = 'character varying')
  and not (cfg.tenant_type = 'bigint' and t.tenant_type in ('integer', 'smallint'))
