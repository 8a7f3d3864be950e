-- Rights: the agent's login owns nothing, is a member of nothing, and cannot become anybody else.

-- name: role: SET ROLE
-- lint: ROL002
-- in: open
-- aim: role
-- success: runs
-- hint: Revoke the membership: revoke <role> from the agent.
set local role :role;

-- name: role: SET SESSION AUTHORIZATION
-- lint: ROL001
-- in: open
-- aim: role
-- success: runs
-- hint: Take SUPERUSER from the agent.
set local session authorization :role;

-- name: role: grant itself a role
-- lint: ROL017
-- in: open
-- aim: role
-- success: runs
-- hint: Take ADMIN OPTION and CREATEROLE from the agent.
grant :role to current_user;

-- name: role: member of another
-- lint: ROL002
-- in: open
-- aim: once
-- success: rows
-- hint: Revoke every membership of the agent, predefined roles included.
select 1 from pg_catalog.pg_roles where pg_has_role(oid, 'member') and rolname <> current_user;

-- name: role: a dangerous attribute
-- lint: ROL001
-- in: open
-- aim: once
-- success: rows
-- hint: alter role … nosuperuser nobypassrls noreplication nocreaterole nocreatedb.
select 1 from pg_catalog.pg_roles
where rolname = current_user and (rolsuper or rolbypassrls or rolreplication or rolcreaterole or rolcreatedb);

-- name: role: make a role
-- lint: ROL001
-- in: open
-- aim: once
-- success: runs
-- hint: alter role … nocreaterole.
create role agent_gateway_selftest nologin;

-- name: role: raise itself
-- lint: ROL001
-- in: open
-- aim: once
-- success: runs
-- hint: alter role … nosuperuser nocreaterole.
alter role current_user bypassrls;

-- name: role: switch triggers off
-- lint: ROL018
-- in: open
-- aim: once
-- success: runs
-- hint: Revoke SET on the parameter session_replication_role from the agent.
set local session_replication_role = replica;

-- name: role: own something
-- lint: ROL004
-- in: open
-- aim: once
-- success: rows
-- hint: Reassign what the agent owns: reassign owned by … to app_owner.
select 1 from pg_catalog.pg_class as c join pg_catalog.pg_roles as r on r.oid = c.relowner where r.rolname = current_user
union all
select 1 from pg_catalog.pg_proc as p join pg_catalog.pg_roles as r on r.oid = p.proowner where r.rolname = current_user
union all
select 1 from pg_catalog.pg_namespace as n join pg_catalog.pg_roles as r on r.oid = n.nspowner where r.rolname = current_user;

-- name: role: read the server's files
-- lint: FN001
-- in: open
-- aim: once
-- success: runs
-- hint: Revoke pg_read_server_files and EXECUTE on the file functions from the agent.
select pg_read_file('PG_VERSION');

-- name: role: list the server's files
-- lint: FN001
-- in: open
-- aim: once
-- success: runs
-- hint: Revoke EXECUTE on the file functions from the agent.
select count(*) from pg_ls_dir('.');
