-- case: ddl_write-02
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: ALTER TABLE
-- why: DDL
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
ALTER TABLE app.customers ADD COLUMN x int
-- case: ddl_write-03
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: CREATE FUNCTION pg_temp
-- why: DDL
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
CREATE FUNCTION pg_temp.lower(text) RETURNS text LANGUAGE sql AS 'SELECT ''x'''
-- case: ddl_write-06
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: COMMENT ON
-- why: DDL
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
COMMENT ON TABLE app.customers IS 'x'
-- case: ddl_write-09
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: SECURITY LABEL
-- why: DDL
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
SECURITY LABEL ON TABLE app.customers IS 'x'
-- case: ddl_write-12
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: IMPORT FOREIGN SCHEMA
-- why: DDL
-- naive_outcome: blocked_readonly
-- signed_outcome: blocked_readonly
-- strict_outcome: blocked_readonly
IMPORT FOREIGN SCHEMA x FROM SERVER y INTO app
