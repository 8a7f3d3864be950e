-- title: The agent may run DO blocks or write functions
-- severity: high
-- needs: superuser
-- why: USAGE on a language is the right to run programs in it: loops that no timeout of a statement was made for, and SQL put
--   together from text.
-- fix: revoke usage on language {object} from public, {agent};
-- source: PostgreSQL manual, DO
select l.lanname, case when l.lanpltrusted then 'trusted' else 'untrusted' end
from pg_language as l
where l.lanispl and exists (select from agent_roles as e where has_language_privilege(e.oid, l.oid, 'usage'))
