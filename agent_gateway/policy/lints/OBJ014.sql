-- title: A function that the agent is allowed to call on purpose runs with its owner's rights
-- severity: medium
-- why: Its author vouches for what it shows. Where its owner passes the policies, nothing but its own text keeps another
--   tenant's rows in.
-- fix: alter routine {object} security invoker; or waive this with the name of who read it
-- source: PostgreSQL manual, CREATE FUNCTION, SECURITY DEFINER
select signature, format('owner %s (passes row-level security: %s)', owner, owner_bypasses)
from functions
where is_declared and prosecdef
