-- title: The agent is a member of another role
-- severity: medium
-- why: What that role is granted tomorrow, the agent has tomorrow. Rights of the agent are granted to it directly, where they can
--   be read in one place.
-- fix: revoke {object} from {agent};
-- source: PostgreSQL manual, 22.3 Role Membership
select m.roleid::regrole, 'the agent is a member'
from pg_auth_members as m
join pg_roles as r on r.oid = m.member
join cfg on cfg.agent = r.rolname
