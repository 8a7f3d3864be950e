-- case: own_casts-001
-- must: reject_by_guard
-- expect: guard.record_without_columns
SELECT jsonb_to_record('{}')
-- case: own_casts-002
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT * FROM json_to_recordset('[]') AS x(a regclass)
-- case: own_casts-003
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT 'customers'::regclass
-- case: own_casts-004
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT CAST('lower' AS regproc)
-- case: own_casts-005
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT regtype 'int'
-- case: own_casts-006
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT 'postgres'::pg_catalog.regrole
-- case: own_casts-007
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT '<a/>'::xml
-- case: own_casts-008
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT 1::regclass::text
-- case: own_casts-009
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT ARRAY['pg_class']::regclass[]
-- case: own_casts-010
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT * FROM jsonb_to_record('{}') AS x(a regproc)
-- case: own_casts-011
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT JSON_VALUE('1', '$' RETURNING regclass)
-- case: own_casts-012
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT * FROM JSON_TABLE('[1]', '$[*]' COLUMNS (a regclass PATH '$'))
-- case: own_casts-013
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT '{}'::users
-- case: own_casts-014
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT NULL::app.customers
-- case: own_casts-015
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT pg_input_is_valid('app.secret', 'regclass')
