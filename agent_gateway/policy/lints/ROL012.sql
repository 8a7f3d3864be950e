-- title: The agent may make temporary tables
-- severity: medium
-- why: A temporary table hides a real one of the same name, and what a pooled connection keeps is there for the next tenant.
-- fix: revoke temporary on {object} from public, {agent};
-- source: PostgreSQL manual, 5.8 Privileges, TEMPORARY
select format('database %I', current_database()), 'temporary'
where exists (select from agent_roles as e where has_database_privilege(e.oid, current_database(), 'temporary'))
