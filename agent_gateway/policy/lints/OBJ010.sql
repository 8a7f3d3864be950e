-- title: A function is marked LEAKPROOF that PostgreSQL did not mark so
-- severity: high
-- why: A leakproof function may run before the policies have dropped foreign rows. One that reports its argument in an error or
--   a message shows those rows.
-- fix: alter function {object} not leakproof;
-- source: PostgreSQL manual, CREATE FUNCTION, LEAKPROOF, and 39.5 Rules and Privileges
select p.oid::regprocedure, format('owner %s', p.proowner::regrole)
from pg_proc as p
where p.proleakproof and (
  p.oid >= 16384  -- FirstNormalObjectId: made after initdb
  or p.proname in (
    'textlike', 'textnlike', 'texticlike', 'texticnlike', 'textregexeq', 'texticregexeq', 'ts_match_vq', 'ts_match_qv',
    'jsonb_contains', 'jsonb_exists', 'numeric_eq', 'arraycontains', 'arrayoverlap'
  )
)
