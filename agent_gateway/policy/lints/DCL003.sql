-- title: The agent reads a relation that the declaration does not name
-- severity: medium
-- why: What nobody declared, nobody has decided about. It may be walled today; the next run of the kit takes it away or leaves
--   it as it is, unseen.
-- fix: declare {object} in tenancy.toml, or: revoke all on {object} from public, {agent};
-- source: agent_gateway
select r.fq, 'readable, not declared'
from relations as r
where r.agent_reads
  and not exists (select from declared as d where d.nspname = r.nspname and d.relname = r.relname)
