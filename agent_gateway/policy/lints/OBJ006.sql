-- title: A security definer function has no safe search_path
-- severity: high
-- why: Its names are looked up along the caller's path, with the owner's rights: a temporary table or operator of the caller's
--   takes the place of the one that was meant.
-- fix: alter routine {object} set search_path = pg_catalog, pg_temp;
-- source: PostgreSQL manual, CREATE FUNCTION, Writing SECURITY DEFINER Functions Safely; CVE-2018-1058
select signature, coalesce(search_path, 'no search_path')
from functions
where prosecdef and not is_parsed and lanname not in ('c', 'internal')
  and coalesce(search_path !~ '(pg_temp"?$|=""$|='''')', true)
