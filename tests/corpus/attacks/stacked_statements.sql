-- case: stacked_statements-01
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: COMMIT; DROP
-- why: more than one statement / ends the gateway transaction
-- naive_outcome: tx_escaped
-- signed_outcome: tx_escaped
-- strict_outcome: tx_escaped
COMMIT; DROP TABLE app.customers CASCADE
-- case: stacked_statements-07
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: COMMIT; CREATE TEMP TABLE shadow
-- why: more than one statement / ends the gateway transaction
-- naive_outcome: session_state
-- signed_outcome: session_state
-- strict_outcome: tx_escaped
COMMIT; CREATE TEMP TABLE customers AS SELECT 'poisoned'::text AS name; SELECT * FROM customers
-- case: stacked_statements-12
-- must: reject_by_guard
-- expect: guard.syntax
-- technique: trailing open comment
-- why: must not swallow anything the gateway appends; harmless alone
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT 1 /*
-- case: stacked_statements-13
-- must: contain_by_db
-- expect: approved
-- technique: semicolon only + select
-- why: must not swallow anything the gateway appends; harmless alone
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
;;;SELECT 1;;;
-- case: stacked_statements-18
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: PREPARE TRANSACTION
-- why: more than one statement / ends the gateway transaction
-- naive_outcome: tx_escaped
-- signed_outcome: tx_escaped
-- strict_outcome: tx_escaped
PREPARE TRANSACTION 'x'
-- case: stacked_statements-19
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
-- technique: COMMIT PREPARED
-- why: more than one statement / ends the gateway transaction
-- naive_outcome: tx_escaped
-- signed_outcome: tx_escaped
-- strict_outcome: tx_escaped
COMMIT; COMMIT PREPARED 'x'
-- case: stacked_statements-20
-- must: reject_by_guard
-- expect: guard.many_statements
-- technique: two selects
-- why: more than one statement / ends the gateway transaction
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT name FROM app.customers LIMIT 1; SELECT email FROM app.users LIMIT 1
