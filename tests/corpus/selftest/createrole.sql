-- The login may make roles.
-- versions: 16 18
-- mend: alter role agent_ro nocreaterole
-- succeeds: role: make a role
alter role agent_ro createrole;
