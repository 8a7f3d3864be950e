-- title: A function that the agent is allowed to call on purpose runs text as SQL
-- severity: high
-- why: The guard judges the statement, not the text that a function puts together. An argument that gets into EXECUTE is a
--   statement that nobody has judged.
-- fix: write the queries in {object} without EXECUTE, or take it off the list of functions that the agent may call
-- source: PostgreSQL manual, 41.5.4 Executing Dynamic Commands
select f.signature, format('language %s, security %s', f.lanname, case when f.prosecdef then 'definer' else 'invoker' end)
from functions as f
cross join lateral regexp_replace(f.prosrc, '--[^\n]*|/\*.*?\*/|''(?:[^'']|'''')*''', ' ', 'g') as written
where f.is_declared and (
  (f.lanname like 'plpgsql%' and written ~* '\mexecute\M(?!\s+(function|procedure)\M)')
  or (f.lanname like 'plperl%' and written ~* 'spi_(exec_)?(query|prepared)|spi_prepare')
  or (f.lanname like 'plpython%' and written ~* 'plpy\s*\.\s*(execute|cursor|prepare)')
  or (f.lanname like 'pltcl%' and written ~* '\mspi_(exec|prepare|execp)\M')
  or (f.prosrc ~* '\m(query|cursor|table|schema|database)_to_xml|\mts_stat\M|\mdblink|\mcrosstab')
)
