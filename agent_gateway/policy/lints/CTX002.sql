-- title: Somebody beside its owner may read or change the keys of the tenant context
-- severity: critical
-- why: Whoever reads the keys signs contexts for every tenant; whoever writes them adds a key of their own.
-- fix: revoke all on {object} from public, {agent}, {application};
-- source: agent_gateway
select format('%I.%I', n.nspname, c.relname), 'open to ' || string_agg(r.rolname, ', ' order by r.rolname)
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join cfg on n.nspname = cfg.context_schema
join pg_roles as r on r.oid <> c.relowner and not r.rolsuper and r.rolname !~ '^pg_'
where c.relkind = 'r'
  and (
    has_table_privilege(r.oid, c.oid, 'select, insert, update, delete, truncate')
    or has_any_column_privilege(r.oid, c.oid, 'select, insert, update')
  )
  and not (pg_has_role(r.oid, c.relowner, 'member') and r.rolname = any (cfg.bypass))
group by n.nspname, c.relname
