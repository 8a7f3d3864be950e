-- title: The signed tenant context is missing or was changed
-- severity: critical
-- why: The policies stand on these functions. One that is not a definer function cannot read the keys; one without a path of its
--   own, or that runs in parallel workers, checks something else than was signed; one with another text is not what was proved.
-- fix: run the kit again: agent-gateway policy apply
-- source: agent_gateway
select format('%I.%I', cfg.context_schema, w.name), 'missing, or not as the kit made it'
from cfg
cross join (values ('enter', 'v'), ('tenant_id', 's'), ('role', 's'), ('has_role', 's')) as w (name, volatility)
where not exists (
  select from pg_proc as p
  join pg_namespace as n on n.oid = p.pronamespace
  where n.nspname = cfg.context_schema and p.proname = w.name
    and p.prosecdef and p.provolatile = w.volatility::"char" and p.proparallel <> 's'
    and exists (select from unnest(p.proconfig) as c (setting) where c.setting like 'search\_path=%')
)
union all
select format('%I.%I', n.nspname, p.proname), 'its text is not the kit''s'
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
join cfg on n.nspname = cfg.context_schema
where encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex') <> $1::jsonb -> 'sources' ->> p.proname
