-- title: The agent may CREATE in a schema or in the database
-- severity: high
-- why: A table, function or operator of its own, made where others look names up, is called with their rights.
-- fix: revoke create on {object} from public, {agent};
-- source: CVE-2018-1058; PostgreSQL manual, 5.10.6 Usage Patterns
select format('schema %I', n.nspname), 'create'
from schemas as n
where exists (select from agent_roles as e where has_schema_privilege(e.oid, n.oid, 'create'))
union all
select format('database %I', current_database()), 'create'
where exists (select from agent_roles as e where has_database_privilege(e.oid, current_database(), 'create'))
