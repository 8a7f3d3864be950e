-- title: A function that a policy calls has no search_path of its own
-- severity: high
-- why: Names in it are looked up where the caller's search_path says. Whoever can make an object there, a temporary table
--   suffices, decides what the policy finds.
-- fix: alter function <function> set search_path = pg_catalog, pg_temp;
-- source: PostgreSQL manual, CREATE FUNCTION, Writing SECURITY DEFINER Functions Safely; splinter 0011
select distinct f.fq, format('policy %I calls %s', f.polname, f.fnoid::regprocedure)
from policy_functions as f
join pg_language as l on l.oid = f.prolang
where f.pronamespace <> 'pg_catalog'::regnamespace and not f.is_parsed and l.lanname not in ('c', 'internal')
  and not exists (select from unnest(f.proconfig) as c (setting) where c.setting like 'search\_path=%')
