-- title: The agent may use a foreign server
-- severity: high
-- why: Through a server and a stored login, SQL leaves the database with rights that no policy here limits.
-- fix: drop user mapping for public server {object}; revoke usage on foreign server {object} from public, {agent};
-- source: PostgreSQL manual, CREATE USER MAPPING
select s.srvname, 'user mapping for ' || case when m.umuser = 0 then 'PUBLIC' else m.umuser::regrole::text end
from pg_user_mappings as m
join pg_foreign_server as s on s.oid = m.srvid
where m.umuser = 0 or m.umuser in (select oid from agent_roles)
union all
select s.srvname, 'usage'
from pg_foreign_server as s
where exists (select from agent_roles as e where has_server_privilege(e.oid, s.oid, 'usage'))
