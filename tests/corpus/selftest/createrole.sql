-- The login may make roles.
-- mend: alter role agent_ro nocreaterole
-- succeeds: role: make a role
alter role agent_ro createrole;
