-- title: The agent may use a sequence
-- severity: medium
-- why: Its value tells how much all tenants make together, and nextval() is a write that no rollback undoes.
-- fix: revoke all on sequence {object} from public, {agent};
-- source: PostgreSQL manual, 9.17 Sequence Manipulation Functions
select format('%I.%I', n.nspname, c.relname), 'select, usage or update'
from pg_class as c
join schemas as n on n.oid = c.relnamespace
where c.relkind = 'S' and exists (
  select from agent_roles as e where has_sequence_privilege(e.oid, c.oid, 'select, usage, update')
)
