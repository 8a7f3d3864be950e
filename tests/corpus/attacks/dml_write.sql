-- case: dml_write-04
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: TRUNCATE
-- why: write statement
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
TRUNCATE app.events
-- case: dml_write-06
-- must: reject_by_guard
-- expect: guard.write
-- technique: data-modifying CTE delete
-- why: write statement
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
WITH d AS (DELETE FROM app.invoices RETURNING *) SELECT count(*) FROM d
-- case: dml_write-10
-- must: reject_by_guard
-- expect: guard.write
-- technique: MERGE in CTE
-- why: write statement
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
WITH m AS (MERGE INTO app.currencies t USING (VALUES ('USD')) v(c) ON t.code=v.c WHEN MATCHED THEN DELETE RETURNING t.code) SELECT * FROM m
-- case: dml_write-13
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: CTAS temp
-- why: write statement
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
CREATE TEMP TABLE t2 AS SELECT 1
-- case: dml_write-14
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: CREATE TABLE
-- why: write statement
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
CREATE TABLE app.x(a int)
-- case: dml_write-16
-- must: reject_by_guard
-- expect: guard.write
-- technique: nested data-modifying CTE in subquery
-- why: write statement
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SELECT * FROM (WITH d AS (DELETE FROM app.events RETURNING id) SELECT * FROM d) q
-- case: dml_write-18
-- must: reject_by_guard
-- expect: guard.write
-- technique: UPDATE through view
-- why: write statement
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
UPDATE app.v_my_invoices SET status='paid'
-- case: dml_write-19
-- must: reject_by_guard
-- expect: guard.write
-- technique: DELETE USING
-- why: write statement
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
DELETE FROM app.tickets USING app.customers WHERE tickets.customer_id=customers.id
-- case: dml_write-21
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: nextval
-- why: write statement
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT nextval('app.ticket_no_seq')
-- case: dml_write-22
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: setval
-- why: write statement
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT setval('app.ticket_no_seq', 1)
-- case: dml_write-23
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: currval
-- why: write statement
-- naive_outcome: blocked_privilege
-- signed_outcome: blocked_privilege
-- strict_outcome: blocked_privilege
SELECT currval('app.ticket_no_seq')
-- case: dml_write-24
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: lastval
-- why: write statement
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: blocked_privilege
SELECT lastval()
