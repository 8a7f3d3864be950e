-- case: own_resources-001
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT repeat('x', 100000000)
-- case: own_resources-002
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT repeat('x', '100000000'::int)
-- case: own_resources-003
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT repeat('x', 10^8::int)
-- case: own_resources-004
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT repeat('x', (1e8)::int)
-- case: own_resources-005
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT repeat(repeat(repeat('x', 1000), 1000), 1000)
-- case: own_resources-006
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT lpad('x', 1 << 28)
-- case: own_resources-007
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT rpad(name, 100000000) FROM customers
-- case: own_resources-008
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT array_fill(0, ARRAY[10000, 10000])
-- case: own_resources-009
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT string_agg('xxxxxxxx', '') FROM generate_series(1, 1000000)
-- case: own_resources-010
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT array_agg(g) FROM generate_series(1, 900000) g
-- case: own_resources-011
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT ARRAY(SELECT g FROM generate_series(1, 900000) g)
-- case: own_resources-012
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT jsonb_agg(a) FROM generate_series(1,1000) a, generate_series(1,1000) b
-- case: own_resources-013
-- must: reject_by_guard
-- expect: guard.too_many_rows
SELECT * FROM generate_series(1, 1000000000)
-- case: own_resources-014
-- must: reject_by_guard
-- expect: guard.too_many_rows
SELECT generate_series(1, 1000000000)
-- case: own_resources-015
-- must: reject_by_guard
-- expect: guard.too_many_rows
SELECT * FROM generate_series('2000-01-01'::timestamp, '2030-01-01', '1 second')
-- case: own_resources-016
-- must: reject_by_guard
-- expect: guard.too_many_rows
SELECT * FROM generate_series(now() - interval '50 years', now(), interval '1 second')
-- case: own_resources-017
-- must: reject_by_guard
-- expect: guard.too_many_rows
SELECT count(*) FROM generate_series(1,100000) a, generate_series(1,100000) b
-- case: own_resources-018
-- must: reject_by_guard
-- expect: guard.too_many_rows
SELECT count(*) FROM generate_series(1,10000) a CROSS JOIN generate_series(1,10000) b
-- case: own_resources-019
-- must: reject_by_guard
-- expect: guard.too_many_rows
SELECT count(*) FROM generate_series(1,10000) a JOIN generate_series(1,10000) b ON true
-- case: own_resources-020
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT sum(n) FROM r
-- case: own_resources-021
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE true) SELECT sum(n) FROM r
-- case: own_resources-022
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 1000000000) SELECT sum(n) FROM r
-- case: own_resources-023
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.value_too_large
WITH RECURSIVE r(s) AS (SELECT 'x' UNION ALL SELECT concat(s, s) FROM r WHERE length(s) < 1000000000) SELECT length(s) FROM r
-- case: own_resources-024
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT factorial(100000)
-- case: own_resources-025
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT 9.9 ^ 1000000
-- case: own_resources-026
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT power(2::numeric, 1000000)
-- case: own_resources-027
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT ''::char(10485760)
-- case: own_resources-028
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT B'1'::bit(80000000)
-- case: own_resources-029
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT format('%1000000000s', 'x')
-- case: own_resources-030
-- must: reject_by_guard
-- expect: guard.too_many_grouping_sets
SELECT count(*) FROM customers GROUP BY CUBE(id,name,email,phone,country,segment,credit_limit,tags,attrs,is_active)
-- case: own_resources-031
-- must: reject_by_guard
-- expect: guard.value_too_large
SELECT replace(repeat('a', 10000), 'a', repeat('b', 10000))
-- case: own_resources-032
-- must: reject_by_guard
-- expect: guard.too_many_joins
SELECT 1 FROM customers a, customers b, customers c, customers d, customers e, customers f, customers g, customers h, customers i, customers j, customers k
-- case: own_resources-subscripts
-- must: bounded
-- expect: guard.too_deep
-- technique: hundreds of subscripts in a row
-- why: sqlglot takes quadratic time for them; found by the fuzzer
select attrs{{400*['s']}} from app.customers
-- case: own_resources-columns-doubled
-- must: bounded
-- expect: guard.too_many_joins
-- technique: every CTE repeats the columns of the one before
-- why: twenty of them make a million columns, before anything runs
with c0 as (select * from app.currencies){{1..44 :, c$i as (select *, * from c$p)}} select 1 from c44
-- case: own_resources-columns-wide
-- must: bounded
-- expect: guard.too_many_columns
-- technique: thousands of stars in two CTEs
-- why: 13 billion columns in 9,000 characters
with a as (select * from app.currencies), b as (select {{1499**, }}* from a), c as (select {{1499**, }}* from b), d as (select {{1499**, }}* from c) select 1 from d
-- case: own_resources-wide-list
-- must: bounded
-- expect: guard.too_many_joins
-- technique: a wide CTE, hundreds of times in FROM
-- why: joining the lists of columns takes seconds before anything runs
with b as (select {{399**, }}* from app.currencies) select * from {{1..1499 ,:b b$i}}
