-- title: An extension is installed that opens ways out of the walls
-- severity: high
-- why: It reads pages and files below the policies, connects elsewhere, runs text as SQL, or comes with examples that were never
--   meant to be safe.
-- fix: drop extension {object}; or take its functions and schema from public and {agent} and waive this
-- source: CIS PostgreSQL Benchmark; PostgreSQL manual, Appendix F
select extname, format('schema %s', extnamespace::regnamespace)
from pg_extension
where extname in (
  'dblink', 'postgres_fdw', 'file_fdw', 'http', 'pg_net',                        -- connect elsewhere, read files
  'adminpack', 'plpython3u', 'plperlu', 'pltclu', 'pg_cron',                     -- run programs
  'pageinspect', 'pg_visibility', 'pg_walinspect', 'pgrowlocks', 'pg_buffercache', 'pg_freespacemap', 'pg_surgery',
  'pg_dirtyread', 'test_decoding',                                               -- look below the policies
  'xml2', 'tablefunc', 'lo', 'refint', 'autoinc', 'insert_username', 'moddatetime'  -- run text as SQL; old examples
)
