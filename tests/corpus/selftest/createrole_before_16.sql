-- The login may make roles; before PostgreSQL 16 that let it grant any role but a superuser, to itself too.
-- versions: 15
-- mend: alter role agent_ro nocreaterole
-- succeeds: role: make a role
-- succeeds: role: grant itself a role
alter role agent_ro createrole;
