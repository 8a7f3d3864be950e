-- case: own_functions-001
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT pg_catalog.set_config('a.b', 'c', false)
-- case: own_functions-002
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT "set_config"('app.tenant_id', 'x', true)
-- case: own_functions-003
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT lower('x') FROM set_config('a.b','c',true)
-- case: own_functions-004
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT count(*) FROM customers ORDER BY set_config('a.b','c',true)
-- case: own_functions-005
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT * FROM customers c JOIN LATERAL (SELECT current_setting('app.tenant_id')) x ON true
-- case: own_functions-006
-- must: reject_by_guard
-- expect: guard.function_denied
WITH x AS MATERIALIZED (SELECT set_config('app.tenant_id','b',true)) SELECT * FROM x, customers
-- case: own_functions-007
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT sum(total) OVER (PARTITION BY set_config('a.b','c',true)) FROM invoices
-- case: own_functions-008
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT count(*) FROM invoices WINDOW w AS (ORDER BY pg_sleep(1))
-- case: own_functions-009
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT sum(total) OVER (ROWS BETWEEN length(current_setting('x'))  PRECEDING AND CURRENT ROW) FROM invoices
-- case: own_functions-010
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT 1 LIMIT pg_backend_pid()
-- case: own_functions-011
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT account_key(c) FROM customers c
-- case: own_functions-012
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT app.account_key(c) FROM customers c
-- case: own_functions-013
-- must: reject_by_guard
-- expect: guard.function_denied, guard.type_denied
SELECT * FROM jsonb_populate_recordset(NULL::app.users, '[]')
-- case: own_functions-014
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT lo_get(1)
-- case: own_functions-015
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT pg_read_file('/etc/passwd')
-- case: own_functions-016
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT * FROM pg_ls_dir('.')
-- case: own_functions-017
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT dblink('a','b')
-- case: own_functions-018
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT query_to_xml('select 1',true,true,'')
-- case: own_functions-019
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT ts_rewrite('a'::tsquery, 'select 1')
-- case: own_functions-020
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT * FROM ts_stat('select 1')
-- case: own_functions-021
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT pg_advisory_xact_lock(1)
-- case: own_functions-022
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT txid_current(), pg_current_xact_id()
-- case: own_functions-023
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT has_table_privilege('users','select')
-- case: own_functions-024
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT to_regclass('x'), to_regtype('int')
-- case: own_functions-025
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT version(), inet_server_addr(), current_query()
-- case: own_functions-026
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT nextval('app.ticket_no_seq'), lastval()
-- case: own_functions-027
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT pg_notify('a','b')
-- case: own_functions-028
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT pg_get_viewdef('x')
-- case: own_functions-029
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT format_type(23, 0), obj_description(1)
-- case: own_functions-030
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT pg_input_error_info('x','regclass')
-- case: own_functions-031
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT getdatabaseencoding(), pg_client_encoding()
-- case: own_functions-032
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT setseed(0.5)
-- case: own_functions-033
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT pg_sleep(1)
-- case: own_functions-034
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT nosuch(1)
-- case: own_functions-035
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT current_setting('app.ctx')::text::jsonb->>'a'
-- case: own_functions-036
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT coalesce(NULL, current_setting('x', true))
-- case: own_functions-037
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT CASE WHEN true THEN current_setting('x') END
-- case: own_functions-038
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT GREATEST('a', current_setting('x'))
-- case: own_functions-039
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT ARRAY[current_setting('x')]
-- case: own_functions-040
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT ROW(current_setting('x'))
-- case: own_functions-041
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT (current_setting('x') COLLATE "C")
-- case: own_functions-042
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT current_setting('x') AT TIME ZONE 'UTC'
-- case: own_functions-043
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT NULLIF(current_setting('x'), '')
-- case: own_functions-044
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT 1 WHERE current_setting('x') IS NOT NULL
-- case: own_functions-045
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT 1 WHERE current_setting('x') BETWEEN 'a' AND 'b'
-- case: own_functions-046
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT 1 IN (SELECT length(current_setting('x')))
-- case: own_functions-047
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT 1 = ANY(ARRAY[length(current_setting('x'))])
-- case: own_functions-048
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT JSON_OBJECT(current_setting('x') VALUE 1)
-- case: own_functions-049
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT JSON_QUERY(current_setting('x')::jsonb, '$')
-- case: own_functions-050
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT '{}' IS JSON AND current_setting('x') IS JSON
-- case: own_functions-051
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT * FROM JSON_TABLE(current_setting('x')::jsonb, '$' COLUMNS (a int))
-- case: own_functions-052
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT DISTINCT ON (current_setting('x')) 1
-- case: own_functions-053
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT count(*) FILTER (WHERE current_setting('x') = 'a')
-- case: own_functions-054
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT string_agg('a', current_setting('x'))
-- case: own_functions-055
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT max(1) HAVING current_setting('x') = ''
-- case: own_functions-056
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT 1 GROUP BY ROLLUP (current_setting('x'))
-- case: own_functions-057
-- must: reject_by_guard
-- expect: guard.function_denied
VALUES (current_setting('x'))
-- case: own_functions-058
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT 1 UNION SELECT 2 ORDER BY current_setting('x')
-- case: own_functions-059
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT concat(VARIADIC ARRAY[current_setting('x')])
-- case: own_functions-060
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT format(fmt => current_setting('x'))
-- case: own_functions-061
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT generate_series(1, length(current_setting('x')))
-- case: own_functions-062
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT * FROM ROWS FROM (current_setting('x'))
-- case: own_functions-063
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT * FROM customers TABLESAMPLE bernoulli (length(current_setting('x')))
-- case: own_functions-064
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT EXTRACT(year FROM current_setting('x')::date)
-- case: own_functions-065
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT TRIM(current_setting('x'))
-- case: own_functions-066
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT current_setting('x') SIMILAR TO 'a'
-- case: own_functions-067
-- must: reject_by_guard
-- expect: guard.function_denied
SELECT current_setting('x') LIKE 'a' ESCAPE 'b'
