-- case: role_escalation-01
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: SET ROLE to BYPASSRLS role
-- why: privilege escalation / persistent role change
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SET ROLE app_migrator; SELECT count(*) FROM app.customers
-- case: role_escalation-03
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: SET ROLE owner
-- why: privilege escalation / persistent role change
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SET LOCAL ROLE app_owner
-- case: role_escalation-04
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: SET ROLE NONE
-- why: privilege escalation / persistent role change
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SET ROLE NONE; SELECT current_user
-- case: role_escalation-05
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: session authorization
-- why: privilege escalation / persistent role change
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SET SESSION AUTHORIZATION postgres
-- case: role_escalation-06
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: set_config session_authorization
-- why: privilege escalation / persistent role change
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT set_config('session_authorization','app_migrator',true)
-- case: role_escalation-09
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: ALTER ROLE BYPASSRLS
-- why: privilege escalation / persistent role change
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
ALTER ROLE agent_ro BYPASSRLS
-- case: role_escalation-10
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: CREATE ROLE
-- why: privilege escalation / persistent role change
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
CREATE ROLE evil SUPERUSER LOGIN
-- case: role_escalation-12
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: stacked ALTER own password
-- why: privilege escalation / persistent role change
-- naive_outcome: write
-- signed_outcome: write
-- strict_outcome: tx_escaped
COMMIT; ALTER ROLE CURRENT_USER PASSWORD 'owned'
-- case: role_escalation-15
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: stacked role default search_path
-- why: privilege escalation / persistent role change
-- naive_outcome: write
-- signed_outcome: write
-- strict_outcome: tx_escaped
COMMIT; ALTER USER CURRENT_USER SET search_path = pg_temp, app
-- case: role_escalation-16
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: REASSIGN / DROP OWNED
-- why: privilege escalation / persistent role change
-- naive_outcome: tx_escaped
-- signed_outcome: tx_escaped
-- strict_outcome: tx_escaped
COMMIT; DROP OWNED BY CURRENT_USER
-- case: role_escalation-17
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: ALTER DEFAULT PRIVILEGES
-- why: privilege escalation / persistent role change
-- naive_outcome: tx_escaped
-- signed_outcome: tx_escaped
-- strict_outcome: tx_escaped
COMMIT; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC
