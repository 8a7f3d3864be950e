-- title: The agent may pass its rights on
-- severity: high
-- why: With a grant option it can open tables to other roles, and what it granted stays when its own right is looked at.
-- fix: revoke grant option for all on {object} from {agent};
-- source: PostgreSQL manual, GRANT, WITH GRANT OPTION
select r.fq, lower(string_agg(x.privilege_type, ', ' order by x.privilege_type)) || ' with grant option'
from relations as r
cross join aclexplode(r.relacl) as x
where x.is_grantable and x.grantee <> r.relowner and x.grantee in (select oid from agent_roles)
group by r.fq
union all
select m.roleid::regrole::text, 'membership with admin option'
from pg_auth_members as m
where m.admin_option and m.member in (select oid from agent_roles)
