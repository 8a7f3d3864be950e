-- case: obfuscation_position-01
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: select list
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)
-- case: obfuscation_position-02
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: WHERE
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT 1 FROM app.currencies WHERE set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) <> ''
-- case: obfuscation_position-07
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: LIMIT
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT code FROM app.currencies LIMIT length(set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true))
-- case: obfuscation_position-10
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: DISTINCT ON
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT DISTINCT ON (set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)) code FROM app.currencies
-- case: obfuscation_position-14
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: FILTER
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT count(*) FILTER (WHERE set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) <> '') FROM app.currencies
-- case: obfuscation_position-15
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: WITHIN GROUP
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)) FROM app.currencies
-- case: obfuscation_position-16
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: aggregate ORDER BY
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT string_agg(code, ',' ORDER BY set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)) FROM app.currencies
-- case: obfuscation_position-17
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: CASE
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT CASE set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) WHEN 'x' THEN 1 END
-- case: obfuscation_position-18
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: COALESCE/GREATEST
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT coalesce(NULL, greatest('', set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)))
-- case: obfuscation_position-22
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: ROW
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT ROW(set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true), 1)
-- case: obfuscation_position-23
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: ANY(array)
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT 1 WHERE 'x' <> ANY (ARRAY[set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)])
-- case: obfuscation_position-24
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: BETWEEN
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT 1 WHERE 'b' BETWEEN 'a' AND set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)
-- case: obfuscation_position-27
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: SUBSTRING FROM FOR
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT substring('abc' FROM 1 FOR length(set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)))
-- case: obfuscation_position-29
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: TRIM
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT trim(both set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) from 'x')
-- case: obfuscation_position-31
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: VALUES
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
VALUES (set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true))
-- case: obfuscation_position-32
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: ROWS FROM
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT * FROM ROWS FROM (set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true), generate_series(1,2)) AS r(a,b)
-- case: obfuscation_position-36
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: TABLESAMPLE REPEATABLE
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT count(*) FROM app.currencies TABLESAMPLE BERNOULLI (50) REPEATABLE (length(set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)))
-- case: obfuscation_position-39
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: recursive CTE term
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
WITH RECURSIVE r AS (SELECT 1 n UNION ALL SELECT n+length(set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true))-35 FROM r WHERE n<2) SELECT * FROM r
-- case: obfuscation_position-40
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: JSON_OBJECT value
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT JSON_OBJECT('a' : set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true))
-- case: obfuscation_position-42
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: JSON_VALUE PASSING
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT JSON_VALUE('{}', '$.a' PASSING set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) AS x)
-- case: obfuscation_position-43
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: JSON_VALUE DEFAULT
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT JSON_VALUE('{}', '$.a' DEFAULT set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) ON EMPTY)
-- case: obfuscation_position-44
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: JSON_TABLE PASSING
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT * FROM JSON_TABLE('[1]', '$[*] ? (@ > 0 || $x == "")' PASSING set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) AS x COLUMNS (a int PATH '$'))
-- case: obfuscation_position-45
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: JSON_TABLE column default
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT * FROM JSON_TABLE('[{}]', '$[*]' COLUMNS (a text PATH '$.z' DEFAULT set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) ON EMPTY))
-- case: obfuscation_position-53
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: GROUPING SETS
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT count(*) FROM app.currencies GROUP BY GROUPING SETS ((set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)), ())
-- case: obfuscation_position-54
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: VARIADIC
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT concat(VARIADIC ARRAY[set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)])
-- case: obfuscation_position-55
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: scalar subquery in EXISTS
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT EXISTS(SELECT FROM (SELECT set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)) z)
-- case: obfuscation_position-56
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: set operation arm
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT 1 EXCEPT SELECT length(set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true))
-- case: obfuscation_position-57
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: CAST(... AS)
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT CAST(set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) AS uuid)
-- case: obfuscation_position-58
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: SIMILAR TO
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT 'x' SIMILAR TO set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)
-- case: obfuscation_position-60
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: OVERLAPS
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT (DATE '2026-01-01', INTERVAL '1 day') OVERLAPS (DATE '2026-01-01', length(set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)) * INTERVAL '1 day')
-- case: obfuscation_position-61
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: MERGE_ACTION-like / GROUPING()
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT GROUPING(k) FROM (SELECT set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true) k) q GROUP BY CUBE(k)
-- case: obfuscation_position-62
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: NORMALIZE
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT normalize(set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true), NFC)
-- case: obfuscation_position-63
-- must: reject_by_guard
-- expect: guard.syntax_denied
-- technique: XMLSERIALIZE
-- why: a function call can sit in every expression position; the guard walk must reach it
-- needs: libxml
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT XMLSERIALIZE(CONTENT xmlparse(content set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)) AS text)
-- case: obfuscation_position-64
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: generate_series bounds
-- why: a function call can sit in every expression position; the guard walk must reach it
-- naive_outcome: setting_changed
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT * FROM generate_series(1, length(set_config('app.tenant_id','bbbbbbbb-0000-4000-8000-00000000000b',true)))
