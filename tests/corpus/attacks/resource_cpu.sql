-- case: resource_cpu-01
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_sleep
-- why: sleep functions have no analytic use; also time oracle
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: blocked_privilege
SELECT pg_sleep(30)
-- case: resource_cpu-02
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_sleep_for / until
-- why: sleep functions have no analytic use; also time oracle
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: blocked_privilege
SELECT pg_sleep_for('30 seconds'), pg_sleep_until(now()+interval '1 hour')
-- case: resource_cpu-03
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: pg_sleep per row
-- why: sleep functions have no analytic use; also time oracle
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: blocked_privilege
SELECT count(*) FROM app.customers WHERE pg_sleep(0.1) IS NOT NULL
-- case: resource_cpu-06
-- must: bounded
-- expect: approved
-- technique: cartesian with order by
-- why: must be cancelled by the time limit
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: bounded_timeout
SELECT a.id FROM app.invoices a, app.invoices b, app.invoices c ORDER BY md5(a.id::text||b.id::text) LIMIT 1
-- case: resource_cpu-07
-- must: bounded
-- expect: guard.recursion_unbounded
-- technique: infinite recursive CTE
-- why: must be cancelled by the time limit
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: bounded_timeout
WITH RECURSIVE r AS (SELECT 1 n UNION ALL SELECT n+1 FROM r) SELECT count(*) FROM r
-- case: resource_cpu-08
-- must: bounded
-- expect: guard.value_too_large
-- technique: infinite recursion growing rows
-- why: must be cancelled by the time limit
-- heavy: 1
-- naive_outcome: dos
-- signed_outcome: dos
-- strict_outcome: error
WITH RECURSIVE r(n,s) AS (SELECT 1,'x'::text UNION ALL SELECT n+1, s||s FROM r WHERE n < 40) SELECT max(length(s)) FROM r
-- case: resource_cpu-12
-- must: bounded
-- expect: guard.value_too_large
-- technique: regexp_matches explosion
-- why: must be cancelled by the time limit
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SELECT count(*) FROM regexp_matches(repeat('a',30000), '(a+)(a+)(a+)(a+)$', 'g')
-- case: resource_cpu-15
-- must: bounded
-- expect: guard.value_too_large
-- technique: factorial
-- why: must be cancelled by the time limit
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: bounded_timeout
SELECT length(factorial(32000)::text), length(factorial(31999)::text), length(factorial(31998)::text)
-- case: resource_cpu-17
-- must: bounded
-- expect: guard.too_many_rows
-- technique: exponential CTE fan-out
-- why: must be cancelled by the time limit
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: bounded_timeout
WITH a AS (SELECT 1 x UNION ALL SELECT 2), b AS (SELECT 1 FROM a a1,a a2,a a3,a a4,a a5), c AS (SELECT 1 FROM b b1,b b2,b b3), d AS (SELECT 1 FROM c c1, c c2) SELECT count(*) FROM d
-- case: resource_cpu-22
-- must: bounded
-- expect: guard.value_too_large
-- technique: huge numeric division loop
-- why: must be cancelled by the time limit
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: bounded_timeout
SELECT count(*) FROM generate_series(1,100000) g WHERE (repeat('9',100000)::numeric / (repeat('7',50000)::numeric + g)) > 0
-- case: resource_cpu-24
-- must: bounded
-- expect: approved
-- technique: vector brute force
-- why: must be cancelled by the time limit
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: session_state
SELECT max(a.embedding <-> b.embedding) FROM app.document_chunks a, app.document_chunks b, app.document_chunks c
-- case: resource_cpu-25
-- must: bounded
-- expect: guard.value_too_large
-- technique: to_tsvector big
-- why: must be cancelled by the time limit
-- heavy: 1
-- naive_outcome: error
-- signed_outcome: bounded_timeout
-- strict_outcome: error
SELECT length(to_tsvector('english', string_agg(md5(g::text),' '))) FROM generate_series(1,200000) g
-- case: resource_cpu-26
-- must: bounded
-- expect: guard.too_many_rows
-- technique: sort of text with collation
-- why: must be cancelled by the time limit
-- heavy: 1
-- naive_outcome: bounded_timeout
-- signed_outcome: bounded_timeout
-- strict_outcome: error
SELECT count(*) FROM (SELECT md5(g::text) COLLATE "C" x FROM generate_series(1,8000000) g ORDER BY 1) q
-- case: resource_cpu-27
-- must: bounded
-- expect: guard.too_many_joins
-- technique: planner explosion 12-way join
-- why: must be cancelled by the time limit
-- heavy: 1
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: blocked_privilege
SELECT count(*) FROM pg_catalog.pg_class t0, pg_catalog.pg_class t1, pg_catalog.pg_class t2, pg_catalog.pg_class t3, pg_catalog.pg_class t4, pg_catalog.pg_class t5, pg_catalog.pg_class t6, pg_catalog.pg_class t7, pg_catalog.pg_class t8, pg_catalog.pg_class t9, pg_catalog.pg_class t10, pg_catalog.pg_class t11 WHERE t0.oid=t1.relowner AND t1.oid=t2.relowner AND t2.oid=t3.relowner AND t3.oid=t4.relowner AND t4.oid=t5.relowner AND t5.oid=t6.relowner AND t6.oid=t7.relowner AND t7.oid=t8.relowner AND t8.oid=t9.relowner AND t9.oid=t10.relowner AND t10.oid=t11.relowner
