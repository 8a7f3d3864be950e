-- title: There is no table of keys for the tenant context
-- severity: medium
-- why: Without a key nobody can enter a context, so every query shows nothing.
-- fix: run the kit again, then install a key: agent-gateway policy apply
-- source: agent_gateway
select format('%I.keys', cfg.context_schema), 'missing'
from cfg
where not exists (
  select from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  where n.nspname = cfg.context_schema and c.relname = 'keys' and c.relkind = 'r'
)
