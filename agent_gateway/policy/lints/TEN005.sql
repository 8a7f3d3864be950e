-- title: The agent reads a table that has no tenant column and is not declared shared
-- severity: high
-- why: No policy can tell whose its rows are, so every tenant reads all of them: nobody has said that they may.
-- fix: add a tenant column and a wall, or declare the table shared in tenancy.toml, or: revoke select on {object} from {agent};
-- source: agent_gateway
select t.fq, 'no tenant column, not declared shared'
from tables as t
where t.agent_reads and t.tenant_attnum is null and not t.is_shared
  and not exists (select from policies as p where p.polrelid = t.oid and p.by_using)
