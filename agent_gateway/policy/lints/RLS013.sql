-- title: The agent or the application owns a function that a policy calls
-- severity: critical
-- why: The owner may replace it: `create or replace function … returns true`, and the policy lets everything pass.
-- fix: alter function <function> owner to {gateway_owner};
-- source: PostgreSQL manual, CREATE FUNCTION: the owner may replace a function
select distinct f.fq, format('policy %I calls %s of %s', f.polname, f.fnoid::regprocedure, f.proowner::regrole)
from policy_functions as f
where f.pronamespace <> 'pg_catalog'::regnamespace
  and f.proowner in (select oid from agent_roles union select oid from application_roles)
