-- title: The agent reads a foreign table
-- severity: high
-- why: No policy applies to it, and the other server answers with the rights of the stored login.
-- fix: revoke all on {object} from public, {agent};
-- source: PostgreSQL manual, CREATE FOREIGN TABLE; splinter 0017
select fq, 'foreign table'
from relations
where relkind = 'f' and agent_reads
