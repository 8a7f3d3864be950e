-- title: The server is older than the fix of a flaw that arbitrary SQL can use
-- severity: critical
-- needs: superuser
-- why: Whoever may send any SELECT can use these: some run code as the server, some read rows past every policy. No wall of ours
--   holds against a hole in the server.
-- fix: update to 18.7, 17.12, 16.16, 15.20 or later; PostgreSQL 14 and older get no fixes any more
-- source: postgresql.org/support/security; each line is a flaw and the first minor version of each branch without it
select 'server ' || current_setting('server_version'), string_agg(v.cve, '; ' order by v.cve)
from cfg
join (values
  ('CVE-2023-2455, policies ignore a change of user after inlining', array[150003, 140008, 130011, 120015, 110020]),
  ('CVE-2023-39418, MERGE skips policies for UPDATE and SELECT', array[150004]),
  ('CVE-2024-4317, pg_stats_ext shows other users'' values', array[160003, 150007, 140012]),
  ('CVE-2024-10976, policies below a subquery ignore a change of user', array[170001, 160005, 150009, 140014, 130017, 120021]),
  ('CVE-2024-10978, SET ROLE resets to another role', array[170001, 160005, 150009, 140014, 130017, 120021]),
  ('CVE-2025-8713, statistics of the optimizer leak rows past policies', array[170006, 160010, 150014, 140019, 130022]),
  ('CVE-2026-2003, oidvector discloses memory', array[180002, 170008, 160012, 150016, 140021]),
  ('CVE-2026-2006, text overruns its buffer: code runs', array[180002, 170008, 160012, 150016, 140021]),
  ('CVE-2026-6473, an integer wraps around: code runs', array[180004, 170010, 160014, 150018, 140023]),
  ('CVE-2026-6474, timeofday() discloses memory', array[180004, 170010, 160014, 150018, 140023]),
  ('CVE-2026-16238, restoring statistics confuses types: code runs', array[180006]),
  ('CVE-2026-16239, CLOSE and DECLARE confuse a cursor''s type: code runs', array[180006, 170011, 160015, 150019, 140024]),
  ('CVE-2026-6460, ALTER TYPE confuses types', array[180007, 170012, 160016, 150020, 140025]),
  ('CVE-2026-16237, ON CONFLICT writes past policies', array[180007, 170012, 160016, 150020, 140025]),
  ('CVE-2026-120141, json_populate_recordset confuses types: code runs', array[180007, 170012, 160016, 150020, 140025]),
  ('CVE-2026-120154, ON CONFLICT reads every row past policies', array[180007, 170012, 160016, 150020, 140025]),
  ('this branch gets no fixes any more', array[149999, 139999, 129999, 119999, 109999, 99999])
) as v (cve, fixed)
  on exists (select from unnest(v.fixed) as f (minor) where f.minor / 10000 = cfg.version / 10000 and cfg.version < f.minor)
group by cfg.version
