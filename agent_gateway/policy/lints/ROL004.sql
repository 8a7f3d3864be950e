-- title: The agent or the application owns something
-- severity: critical
-- why: An owner needs no grant, may change or drop what it owns, and passes policies that are not forced.
-- fix: reassign owned by {agent}, {application} to {owner};
-- source: PostgreSQL manual, 5.8 Privileges: the right to modify or destroy an object is inherent in being its owner
select format('%s %s', s.classid::regclass, pg_describe_object(s.classid, s.objid, 0)), format('owned by %s', r.rolname)
from pg_shdepend as s
join pg_roles as r on r.oid = s.refobjid
join cfg on r.rolname in (cfg.agent, cfg.application)
where s.deptype = 'o' and s.refclassid = 'pg_authid'::regclass
  and s.dbid in (0, (select oid from pg_database where datname = current_database()))
