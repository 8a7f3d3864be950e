-- case: own_statements-001
-- must: reject_by_guard
-- expect: guard.parameter
SELECT $1
-- case: own_statements-002
-- must: reject_by_guard
-- expect: guard.parameter
SELECT * FROM customers WHERE id = $1
-- case: own_statements-003
-- must: reject_by_guard
-- expect: guard.into
SELECT * INTO x FROM customers
-- case: own_statements-004
-- must: reject_by_guard
-- expect: guard.row_lock
SELECT * FROM customers FOR UPDATE
-- case: own_statements-005
-- must: reject_by_guard
-- expect: guard.row_lock
SELECT * FROM customers FOR NO KEY UPDATE SKIP LOCKED
-- case: own_statements-006
-- must: reject_by_guard
-- expect: guard.row_lock
SELECT * FROM customers FOR KEY SHARE OF customers
-- case: own_statements-007
-- must: reject_by_guard
-- expect: guard.row_lock
WITH x AS (SELECT * FROM customers FOR UPDATE) SELECT count(*) FROM x
-- case: own_statements-008
-- must: reject_by_guard
-- expect: guard.write
WITH x AS (INSERT INTO customers DEFAULT VALUES RETURNING *) SELECT * FROM x
-- case: own_statements-009
-- must: reject_by_guard
-- expect: guard.write
WITH x AS (UPDATE customers SET name='x' RETURNING id) SELECT 1
-- case: own_statements-010
-- must: reject_by_guard
-- expect: guard.write
INSERT INTO customers SELECT * FROM customers
-- case: own_statements-011
-- must: reject_by_guard
-- expect: guard.write
MERGE INTO customers USING invoices ON true WHEN MATCHED THEN DELETE
-- case: own_statements-012
-- must: reject_by_guard
-- expect: guard.write
DELETE FROM customers
-- case: own_statements-013
-- must: reject_by_guard
-- expect: guard.not_a_query
EXPLAIN SELECT 1
-- case: own_statements-014
-- must: reject_by_guard
-- expect: guard.not_a_query
EXPLAIN ANALYZE SELECT 1
-- case: own_statements-015
-- must: reject_by_guard
-- expect: guard.not_a_query
SHOW all
-- case: own_statements-016
-- must: reject_by_guard
-- expect: guard.not_a_query
SET x.y = 1
-- case: own_statements-017
-- must: reject_by_guard
-- expect: guard.not_a_query
RESET ALL
-- case: own_statements-018
-- must: reject_by_guard
-- expect: guard.not_a_query
BEGIN
-- case: own_statements-019
-- must: reject_by_guard
-- expect: guard.not_a_query
COMMIT
-- case: own_statements-020
-- must: reject_by_guard
-- expect: guard.not_a_query
COPY customers TO STDOUT
-- case: own_statements-021
-- must: reject_by_guard
-- expect: guard.not_a_query
COPY (SELECT 1) TO PROGRAM 'x'
-- case: own_statements-022
-- must: reject_by_guard
-- expect: guard.not_a_query
DO $$ BEGIN END $$
-- case: own_statements-023
-- must: reject_by_guard
-- expect: guard.not_a_query
CALL x()
-- case: own_statements-024
-- must: reject_by_guard
-- expect: guard.not_a_query
PREPARE a AS SELECT 1
-- case: own_statements-025
-- must: reject_by_guard
-- expect: guard.not_a_query
EXECUTE a
-- case: own_statements-026
-- must: reject_by_guard
-- expect: guard.not_a_query
DEALLOCATE ALL
-- case: own_statements-027
-- must: reject_by_guard
-- expect: guard.not_a_query
DECLARE c CURSOR FOR SELECT 1
-- case: own_statements-028
-- must: reject_by_guard
-- expect: guard.not_a_query
FETCH ALL FROM c
-- case: own_statements-029
-- must: reject_by_guard
-- expect: guard.not_a_query
CLOSE ALL
-- case: own_statements-030
-- must: reject_by_guard
-- expect: guard.not_a_query
LISTEN x
-- case: own_statements-031
-- must: reject_by_guard
-- expect: guard.not_a_query
NOTIFY x
-- case: own_statements-032
-- must: reject_by_guard
-- expect: guard.not_a_query
VACUUM
-- case: own_statements-033
-- must: reject_by_guard
-- expect: guard.not_a_query
ANALYZE customers
-- case: own_statements-034
-- must: reject_by_guard
-- expect: guard.not_a_query
LOCK TABLE customers
-- case: own_statements-035
-- must: reject_by_guard
-- expect: guard.not_a_query
CREATE TEMP TABLE t AS SELECT 1
-- case: own_statements-036
-- must: reject_by_guard
-- expect: guard.not_a_query
CREATE VIEW v AS SELECT 1
-- case: own_statements-037
-- must: reject_by_guard
-- expect: guard.not_a_query
GRANT SELECT ON customers TO public
-- case: own_statements-038
-- must: reject_by_guard
-- expect: guard.not_a_query
ALTER TABLE customers DISABLE ROW LEVEL SECURITY
-- case: own_statements-039
-- must: reject_by_guard
-- expect: guard.many_statements
SELECT 1; SELECT 2
-- case: own_statements-040
-- must: reject_by_guard
-- expect: guard.many_statements, guard.not_a_query
SELECT 1;; DROP TABLE x
-- case: own_statements-041
-- must: reject_by_guard
-- expect: guard.empty
;
-- case: own_statements-042
-- must: reject_by_guard
-- expect: guard.empty
   
-- case: own_statements-043
-- must: reject_by_guard
-- expect: guard.empty
-- text: json
"-- nothing"
-- case: own_statements-044
-- must: reject_by_guard
-- expect: guard.empty
/* */
