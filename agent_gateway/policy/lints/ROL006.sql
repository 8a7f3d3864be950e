-- title: The application may TRUNCATE a table, refer to it, or put triggers on it
-- severity: high
-- why: TRUNCATE and the checks of foreign keys obey no policy: one tenant's bug empties the table for all.
-- fix: revoke truncate, references, trigger on {object} from {application};
-- source: PostgreSQL manual, 5.9: TRUNCATE and REFERENCES are not subject to row security
select fq, 'truncate, references or trigger'
from tables as t
where exists (
  select from application_roles as e where has_table_privilege(e.oid, t.oid, 'truncate, references, trigger')
)
