-- title: The agent has a privilege to write
-- severity: high
-- why: The read-only transaction is one wall, this is another. Where the first falls, insert, update, delete or truncate change
--   data, and references lets foreign keys tell what exists.
-- fix: revoke insert, update, delete, truncate, references, trigger on {object} from public, {agent};
-- source: PostgreSQL manual, 5.8 Privileges
select fq, 'insert, update, delete, truncate, references or trigger'
from relations
where agent_writes
