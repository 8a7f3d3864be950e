-- title: An untrusted language is installed, or the agent may call a function in C
-- severity: high
-- needs: superuser
-- why: Code in an untrusted language or in C runs as the server's account and obeys no privilege of the database.
-- fix: drop the language's extension; revoke execute on function {object} from public, {agent};
-- source: PostgreSQL manual, CREATE LANGUAGE, TRUSTED; CIS PostgreSQL Benchmark
select l.lanname::text, 'untrusted language'
from pg_language as l
where l.lanispl and not l.lanpltrusted
union all
select signature, format('language %s', lanname)
from functions
where agent_calls and lanname in ('c', 'internal')
