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
SELECT NULL::app.users
-- case: own_casts-015
-- must: reject_by_guard
-- expect: guard.type_denied
SELECT pg_input_is_valid('app.secret', 'regclass')
-- case: own_casts-regconfig-argument
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: a literal that becomes a regconfig without a cast
-- why: whether the lookup fails tells whether a schema exists
SELECT to_tsvector('pg_toast.x', 'a')
-- case: own_casts-regdictionary-argument
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: a literal that becomes a regdictionary without a cast
-- why: whether the lookup fails tells whether a dictionary exists
SELECT ts_lexize('X', 'a')
-- case: own_casts-headline-configuration
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: a literal that becomes a regconfig without a cast
-- why: whether the lookup fails tells whether a configuration exists
SELECT ts_headline('X.y', 'a', to_tsquery('b'))
-- case: own_casts-regconfig-number
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: an integer is the number of a text-search configuration, by an implicit cast
-- why: any configuration of the database is used, and the error tells which numbers exist
SELECT to_tsvector(12345, 'x')
-- case: own_casts-regdictionary-number
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: the same of a dictionary, from a column
SELECT ts_lexize(n, 'x') FROM generate_series(3765, 3766) n
-- case: own_casts-headline-number
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: the same, where the first argument may also be the document
SELECT ts_headline(n, 'x', to_tsquery('simple', 'x')) FROM generate_series(3748, 3749) n
