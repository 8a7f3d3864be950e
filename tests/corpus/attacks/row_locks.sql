-- case: row_locks-01
-- must: reject_by_guard
-- expect: guard.row_lock
-- technique: FOR UPDATE
-- why: row locks are writes
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
SELECT * FROM app.customers FOR UPDATE
-- case: row_locks-02
-- must: reject_by_guard
-- expect: guard.row_lock
-- technique: FOR SHARE
-- why: row locks are writes
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
SELECT * FROM app.customers FOR SHARE
-- case: row_locks-05
-- must: reject_by_guard
-- expect: guard.row_lock
-- technique: FOR UPDATE in subquery
-- why: row locks are writes
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
SELECT * FROM (SELECT * FROM app.invoices FOR UPDATE NOWAIT) q
-- case: row_locks-07
-- must: contain_by_db
-- expect: approved
-- technique: FOR READ ONLY
-- why: no-op clause, harmless
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT 1 FOR READ ONLY
