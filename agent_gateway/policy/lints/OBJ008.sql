-- title: The agent may read large objects
-- severity: high
-- why: A large object has no tenant and no policy; with lo_compat_privileges not even privileges are checked.
-- fix: revoke all on large object <oid> from public, {agent}; set lo_compat_privileges to off
-- source: PostgreSQL manual, 33 Large Objects, and lo_compat_privileges
select 'large object ' || m.oid, 'granted to ' || case when x.grantee = 0 then 'PUBLIC' else x.grantee::regrole::text end
from pg_largeobject_metadata as m
cross join aclexplode(m.lomacl) as x
where x.grantee = 0 or x.grantee in (select oid from agent_roles where oid <> m.lomowner)
union all
select 'large object ' || m.oid, format('owned by %s', m.lomowner::regrole)
from pg_largeobject_metadata as m
where m.lomowner in (select oid from agent_roles)
union all
select 'lo_compat_privileges', 'on'
where current_setting('lo_compat_privileges') = 'on'
