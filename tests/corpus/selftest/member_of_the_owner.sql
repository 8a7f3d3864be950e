-- The login may become the owner.
-- mend: revoke app_owner from agent_ro
-- succeeds: role: SET ROLE @ app_owner
grant app_owner to agent_ro;
