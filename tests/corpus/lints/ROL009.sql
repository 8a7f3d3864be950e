-- object: app_owner in app tables
-- break
alter default privileges for role app_owner in schema app grant select on tables to agent_ro;
-- mend
alter default privileges for role app_owner in schema app revoke select on tables from agent_ro;
