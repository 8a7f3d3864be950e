-- title: The agent may call a security definer function that the declaration does not name
-- severity: critical
-- why: It runs with its owner's rights. Where the owner passes the policies, each call may return another tenant's rows; new
--   functions are open to PUBLIC by default.
-- fix: revoke execute on routine {object} from public, {agent};
-- source: PostgreSQL manual, CREATE FUNCTION, SECURITY DEFINER; splinter 0028
select f.signature, format('owner %s (passes row-level security: %s), by way of %s', f.owner, f.owner_bypasses,
  case when f.public_calls then 'PUBLIC' else 'a grant' end)
from functions as f
cross join cfg
where f.prosecdef and f.agent_calls and not f.is_declared and f.nspname <> cfg.context_schema
