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
-- expect: guard.recursion_unbounded, guard.too_many_rows
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 1000000000) SELECT sum(n) FROM r
-- case: own_resources-023
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows, guard.value_too_large
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
-- expect: guard.too_many_columns
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
-- case: own_resources-derived-count
-- must: bounded
-- expect: guard.value_too_large
-- technique: a constant by way of a subquery
-- why: 1 GB; as a constant in the call it was refused
select length(repeat(s, n)) from (select 'x' s, 1000000000 n) a
-- case: own_resources-derived-cte
-- must: bounded
-- expect: guard.value_too_large
-- technique: the same by way of VALUES in a CTE
-- why: 1 GB
with p(c, n) as (values ('x', 1000000000)) select length(repeat(c, n)) from p
-- case: own_resources-derived-lateral
-- must: bounded
-- expect: guard.value_too_large
-- technique: a large value that multiplies in a lateral subquery
-- why: 50 MB from 120 characters
select length(x.s) from (select repeat('ab', 5000) s) y, lateral (select replace(y.s, 'a', y.s) s) x
-- case: own_resources-derived-steps
-- must: bounded
-- expect: guard.value_too_large
-- technique: a value that grows from CTE to CTE, then compared
-- why: 45 s that nothing interrupts
with a as (select repeat('x', 10000) s), b as (select s||s||s||s||s||s||s||s||s||s as s from a), c as (select s||s||s||s||s||s||s||s||s||s as s from b), d as (select s||s||s||s||s||s||s||s||s||s as s from c) select length(translate(s, repeat('abcdefghij', 1000), '')) from d
-- case: own_resources-derived-series
-- must: bounded
-- expect: guard.value_too_large
-- technique: a constant by way of a series
-- why: 1 GB
select length(repeat('x', n)) from generate_series(1000000000, 1000000000) n
-- case: own_resources-derived-format
-- must: bounded
-- expect: guard.value_too_large
-- technique: a width joined into a pattern
-- why: 1.9 GB, and 4 s past the timeout
select length(format('%' || n || 's', 'x')) from (select 1000000000 n) z
-- case: own_resources-gathered-constant
-- must: bounded
-- expect: guard.value_too_large
-- technique: a large constant for each row of a join
-- why: 3 GB in three seconds, and 4 s past the timeout
select length(string_agg(repeat('x', 10000), '')), length(string_agg(repeat('y', 10000), '')), length(string_agg(repeat('z', 10000), '')) from customers a, customers b
-- case: own_resources-gathered-separator
-- must: bounded
-- expect: guard.value_too_large
-- technique: the same as a separator
-- why: 400 MB from 200 customers
select length(string_agg(a.name, repeat('x', 10000))) from customers a, customers b
-- case: own_resources-gathered-window
-- must: bounded
-- expect: guard.value_too_large
-- technique: a window gathers as well
-- why: each row carries a million elements
select array_agg(x) over () from generate_series(1, 1000000) x
-- case: own_resources-gathered-json
-- must: bounded
-- expect: guard.value_too_large
-- technique: the SQL/JSON aggregate
-- why: a million rows become one value
select json_arrayagg(n) from generate_series(1, 1000000) n
-- case: own_resources-gathered-unique
-- must: bounded
-- expect: guard.value_too_large
-- technique: the newer JSON aggregates
-- why: a million rows become one value
select jsonb_object_agg_unique(n, n) from generate_series(1, 1000000) n
-- case: own_resources-gathered-query
-- must: bounded
-- expect: guard.value_too_large
-- technique: JSON_ARRAY over a query
-- why: a million rows become one value
select json_array(select n from generate_series(1, 1000000) n)
-- case: own_resources-gathered-ranges
-- must: bounded
-- expect: guard.value_too_large
-- technique: range_agg
-- why: 3.2 GB in three seconds
select range_agg(int4range(n * 2, n * 2 + 1)) from generate_series(1, 1000000) n
-- case: own_resources-compared-translate
-- must: bounded
-- expect: guard.value_too_large
-- technique: each character is looked for in all of another value
-- why: 10 billion comparisons that nothing interrupts
select translate(repeat(repeat('x', 10000), 100), repeat('abcdefghij', 1000), '')
-- case: own_resources-compared-path
-- must: bounded
-- expect: guard.value_too_large
-- technique: the distance of two paths of 10,000 points
-- why: more than 10 s that nothing interrupts
select p <-> q from (select ('(' || string_agg(format('(%s,%s)', n, n % 7), ',') || ')')::path p, ('(' || string_agg(format('(%s,%s)', n, n % 5 + 100), ',') || ')')::path q from generate_series(1, 9999) n) z
-- case: own_resources-polygon-points
-- must: bounded
-- expect: guard.value_too_large
-- technique: polygon(points, circle)
-- why: 2.7 GB from two constants
select npoints(polygon(60000000, circle(point(0, 0), 1)))
-- case: own_resources-path-everything
-- must: bounded
-- expect: guard.value_too_large
-- technique: `.**` of `.**` of `.**`
-- why: 900 MB in three seconds
select jsonb_path_query((repeat('[', 1000) || repeat(']', 1000))::jsonb, '$.**.**.**')
-- case: own_resources-path-root
-- must: bounded
-- expect: guard.value_too_large
-- technique: a filter that begins at the root again
-- why: 3.5 GB in ten seconds
select jsonb_path_exists(a, '$[*] ? (@ > $[*] && @ < $[*])') from (select to_jsonb(array_fill(1, array[10000])) a) z
-- case: own_resources-escaped-json
-- must: bounded
-- expect: guard.value_too_large
-- technique: a value that is written in quotes again and again
-- why: doubles in each step: 1 GB
with recursive t(a, n) as (select '\', 1 union all select to_json(a)::text, n + 1 from t where n < 30) select max(length(a)) from t
-- case: own_resources-escaped-hex
-- must: bounded
-- expect: guard.value_too_large
-- technique: the same as hexadecimal digits
-- why: doubles in each step
with recursive t(a, n) as (select 'a', 1 union all select encode(convert_to(a, 'UTF8'), 'hex'), n + 1 from t where n < 30) select max(length(a)) from t
-- case: own_resources-escaped-literal
-- must: bounded
-- expect: guard.value_too_large
-- technique: the same by format
-- why: doubles in each step
with recursive t(a, n) as (select '\\'::text, 1 union all select format('%L', a), n + 1 from t where n < 30) select max(length(a)) from t
-- case: own_resources-escaped-row
-- must: bounded
-- expect: guard.value_too_large
-- technique: the same as the text of a row
-- why: doubles in each step
with recursive t(a, n) as (select row('"')::text, 1 union all select row(a)::text, n + 1 from t where n < 30) select max(length(a)) from t
-- case: own_resources-compared-like
-- must: bounded
-- expect: guard.value_too_large
-- technique: what stands behind a `%` is looked for at each place
-- why: more than 10 s that nothing interrupts
select repeat(repeat('a', 10000), 100) like '%' || repeat('a', 10000) || 'b'
-- case: own_resources-compared-ilike
-- must: bounded
-- expect: guard.value_too_large
-- technique: the same with ILIKE
-- why: more than 10 s that nothing interrupts
select repeat(repeat('a', 10000), 100) not ilike '%' || repeat('a_', 5000) || 'b' escape '#'
-- case: own_resources-compared-bytes
-- must: bounded
-- expect: guard.value_too_large
-- technique: the same as an operator, of bytes
-- why: more than 10 s that nothing interrupts
select repeat(repeat('a', 10000), 100)::bytea ~~ ('%' || repeat('a', 10000) || 'b')::bytea
-- case: own_resources-ordered-marks
-- must: bounded
-- expect: guard.value_too_large
-- technique: marks that stand in the wrong order
-- why: a million of them are compared each with each: more than 10 s that nothing interrupts
select length(normalize(repeat(repeat(U&'\0301\0316', 5000), 100)))
-- case: own_resources-ordered-marks-question
-- must: bounded
-- expect: guard.value_too_large
-- technique: the same as a question
-- why: more than 10 s that nothing interrupts
select repeat(repeat(U&'\0301\0316', 5000), 100) is nfc normalized
-- case: own_resources-compared-polygons
-- must: bounded
-- expect: guard.value_too_large
-- technique: each side of a polygon with each of another
-- why: more than 10 s that nothing interrupts
select path(polygon(10000, circle '((0,0),5)')) <-> path(polygon(10000, circle '((20,0),5)'))
-- case: own_resources-compared-ranks
-- must: bounded
-- expect: guard.value_too_large
-- technique: the cover density of ten thousand words
-- why: 700 MB in three seconds
select ts_rank_cd(to_tsvector('simple', string_agg('w' || n, ' ')), to_tsquery('simple', string_agg('w' || n, '&'))) from generate_series(1, 9999) n
-- case: own_resources-recursive-query
-- must: bounded
-- expect: guard.value_too_large
-- technique: a query of full-text search that is joined with itself
-- why: doubles in each step: 600 MB
with recursive t(n, s) as (select 1, 'a'::tsquery union all select n + 1, s <-> s from t where n < 40) select max(numnode(s)) from t
-- case: own_resources-sorted-constants
-- must: bounded
-- expect: guard.value_too_large
-- technique: an ordered-set aggregate of large values
-- why: 1.9 GB in seven seconds, past work_mem
select mode() within group (order by repeat(x::text, 1000)) from generate_series(1, 1000000) x
-- case: own_resources-branches-of-joins
-- must: bounded
-- expect: guard.too_many_joins
-- technique: a join in each branch of a UNION
-- why: branches that read one relation are no joins; these are
select 1 from customers a join customers b using (id){{1..45 : union all select $i from customers a join customers b using (id)}}
-- case: own_resources-branches
-- must: bounded
-- expect: guard.too_many_set_operations
-- technique: more branches of a UNION than may be
select 1 from customers{{1..61 : union all select $i from customers}}
-- case: own_resources-joins-beside-branches
-- must: bounded
-- expect: guard.too_many_joins
-- technique: too many joins, hidden behind the branches of a UNION without relations
select 1{{1..50 : union all select $i}} union all select 1 from customers c0{{1..95 : join customers c$i using (id)}}
-- case: own_resources-casts-then-operators
-- must: bounded
-- expect: guard.too_deep
-- technique: casts in a row below operators in a row
select 1{{120*::int::numeric}}{{100* + 1}}
-- case: own_resources-takes-nothing-apart
-- must: bounded
-- expect: guard.recursion_unbounded
-- technique: a function that takes a constant apart, beside a recursion that nothing ends
with recursive t as (select 1 as n union all select n + 1 from t cross join jsonb_each('{"a": 1}') e, unnest(array[1]) u) select count(*) from t
-- case: own_resources-puts-together-again
-- must: bounded
-- expect: guard.value_too_large
-- technique: a document that is taken apart and put together, twice as large
with recursive t as (select '{"a": 1}'::jsonb as n union all select jsonb_build_object('a', n, 'b', n) from t cross join jsonb_each(n) e) select count(*) from t
-- case: own_resources-33
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a power is computed, by any name
SELECT repeat('x', pow(10, 9)::int)
-- case: own_resources-34
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: so is one by its operator
SELECT repeat('x', (10 ^ 9)::int)
-- case: own_resources-35
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a function that passes a number on
SELECT repeat('x', abs(-100000000))
-- case: own_resources-36
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a number in hexadecimal digits
SELECT repeat('x', 0x7fffffff)
-- case: own_resources-37
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: bits that are shifted
SELECT repeat('x', 1 << 30)
-- case: own_resources-38
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a length of a constant is a constant
SELECT repeat('x', length('aaaaaaaaaa') * 100000000)
-- case: own_resources-39
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what chance makes is at most its factor
SELECT repeat('x', floor(random() * 100000000)::int)
-- case: own_resources-40
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a separator stands between all elements
SELECT length(array_to_string(array_fill(0, array[9000]), repeat('x', 9000)))
-- case: own_resources-41
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what is put in is longer than what is sought
SELECT length(replace(repeat('aa', 9000), 'aa', repeat('b', 9000)))
-- case: own_resources-42
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a pattern finds every character
SELECT length(regexp_replace(repeat('a', 9000), 'a', repeat('b', 9000), 'g'))
-- case: own_resources-43
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a branch of CASE is a value
SELECT length(CASE WHEN true THEN repeat(repeat('a', 9000), 9000) ELSE '' END)
-- case: own_resources-44
-- must: reject_by_guard
-- expect: guard.too_many_rows
-- why: a series that goes back by the clock
SELECT count(*) FROM generate_series(timestamp '2021-01-01', timestamp '2020-01-01', interval '-00:00:01')
-- case: own_resources-45
-- must: reject_by_guard
-- expect: guard.too_many_rows
-- why: infinity is a moment
SELECT count(*) FROM generate_series(timestamp '2020-01-01', 'infinity', '1 day')
-- case: own_resources-46
-- must: reject_by_guard
-- expect: guard.too_many_rows
-- why: a moment of today, and one from it
SELECT count(*) FROM generate_series(now() - interval '3 years', now(), interval '1 second')
-- case: own_resources-47
-- must: reject_by_guard
-- expect: guard.too_many_rows
-- why: moments with zones
SELECT count(*) FROM generate_series(timestamptz '2020-01-01 00:00+00', timestamptz '2022-01-01 00:00+02', '1 s')
-- case: own_resources-48
-- must: reject_by_guard
-- expect: guard.too_many_joins
-- why: one table with all its like by every column: planning took 3 GB and 7 s, of five partitions
SELECT count(*) FROM events e0 {{1..29  :NATURAL JOIN events e$i}}
-- case: own_resources-49
-- must: reject_by_guard
-- expect: guard.too_many_joins
-- why: the same as outer joins, of which the conditions make inner ones
SELECT count(*) FROM events e0 {{1..29  :LEFT JOIN events e$i USING (id, occurred_at)}} WHERE {{1..29  AND :e$i.kind IS NOT NULL}}
-- case: own_resources-50
-- must: reject_by_guard
-- expect: guard.too_many_joins
-- why: the same, compared as rows
SELECT count(*) FROM events e0 {{1..29  :JOIN events e$i ON (e0.id, e0.occurred_at, e0.kind) = (e$i.id, e$i.occurred_at, e$i.kind)}}
-- case: own_resources-51
-- must: reject_by_guard
-- expect: guard.too_many_joins
-- why: the same, by USING and by conditions in turns
SELECT count(*) FROM events e0 {{1..14  :JOIN events e$i USING (id, occurred_at)}} {{15..29  :JOIN events e$i ON e0.id = e$i.id AND e0.occurred_at = e$i.occurred_at}}
-- case: own_resources-52
-- must: reject_by_guard
-- expect: guard.too_many_joins
-- why: the same, each compared with the one before
SELECT count(*) FROM events e0{{1..29 :, events e$i}} WHERE true{{1..29 : AND e$p.id = e$i.id AND e$p.occurred_at = e$i.occurred_at}}
-- case: own_resources-counter-either
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: one of two conditions is enough
with recursive r as (select 0 as n, 0 as m union all select n + 1, m + 1 from r where n < 100 or m < 1000000000) select sum(n) from r
-- case: own_resources-counter-stands
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: a counter that stands still
with recursive r as (select 0 as n, 0 as m union all select n + 0, m + 1 from r where n < 100 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-down
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: a counter that goes down
with recursive r as (select 0 as n, 0 as m union all select n - 1, m + 1 from r where n < 100 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-rounded
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: what is added is 0 as a whole number
with recursive r as (select 0 as n, 0 as m union all select n + 0.4::int, m + 1 from r where n < 100 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-nothing
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: nothing doubled is nothing
with recursive r as (select 0 as n, 0 as m union all select n * 2, m + 1 from r where n < 100 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-rounded-start
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: 0.4 is 0 as a whole number
with recursive r as (select 0.4::int as n, 0 as m union all select n * 2, m + 1 from r where n < 100 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-cents
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: a cent more is rounded off
with recursive r as (select 1::money as n, 0 as m union all select n * 1.001, m + 1 from r where n < 100::money and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-below
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: a counter that begins far below
with recursive r as (select -1000000000 as n, 0 as m union all select n + 1, m + 1 from r where n < 100 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-two-starts
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: a second row begins far below
with recursive r(n, m) as (values (0, 0), (-1000000000, 0) union all select n + 1, m + 1 from r where n < 100 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-subquery
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: a start that no constant proves
with recursive r as (select (select -1000000000) as n, 0 as m union all select n + 1, m + 1 from r where n < 100 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-other
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: the bound is that of another relation
with recursive r as (select 0 as n, 0 as m union all select r.n + 1, m + 1 from r cross join (select 0 as n) x where x.n < 100 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-covered
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: a subquery begins anew in each step
with recursive r as (select 0 as n, 0 as m union all select n + 1, m + 1 from (select 0 as n, m from r) r where n < 100 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-turns
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: two columns change places
with recursive r as (select 0 as n, 0 as m union all select m + 1, n + 1 from r where n < 100 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-renamed
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: the names of the list are those that count
with recursive r(m, n) as (select 0 as n, 0 as m union all select m + 1, n from r where n < 100 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-not
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: a condition under NOT
with recursive r as (select 0 as n, 0 as m union all select n + 1, m + 1 from r where not (n > 100 and m > 1000000000)) select sum(m) from r
-- case: own_resources-counter-absorbed
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: a float that is too large to notice
with recursive r as (select 1e15::float8 as n, 0 as m union all select n + 0.01, m + 1 from r where n < 1000000000001000 and m < 1000000000) select sum(m) from r
-- case: own_resources-counter-slowly
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: a ten-millionth more in each step
with recursive r as (select 1.0 as n union all select n * 1.0000001 from r where n < 1e300) select count(*) from r
-- case: own_resources-counter-far
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: two digits too many
with recursive r as (select 20260101 as d union all select d + 1 from r where d < 2026010100) select count(*) from r
-- case: own_resources-counter-gathered
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a series that begins far away, in one value
with recursive r as (select 1000000000 as n union all select n + 1 from r where n < 1000900000) select array_agg(n) from r
-- case: own_resources-counter-squared
-- must: reject_by_guard
-- expect: guard.too_many_rows
-- why: a series that begins far away, with itself
with recursive r as (select 1000000000 as n union all select n + 1 from r where n < 1000500000), s as (select n from r) select count(*) from r, s
-- case: own_resources-counter-starred
-- must: reject_by_guard
-- expect: guard.recursion_unbounded, guard.too_many_rows
-- why: beside a star, the same column stands at another place
with recursive r as (select x.*, 0 as n from (select 1 as a, 0 as m) x union all select 5, 0, -1000000000 union all select a, m + 1, n + 1 from r where n < 100 and m < 1000000000) select count(*) from r
-- case: own_resources-reads-its-namesake
-- must: reject_by_guard
-- expect: guard.too_many_rows
-- why: without RECURSIVE, the name is that of the query around it, and of as many rows
with t as (select 0 as n from generate_series(1, 1000000) g) select count(*) from (with t as (select 0 as n union all select n + 1 from t where n < 2) select n from t) a, (with t as (select 0 as n union all select n + 1 from t where n < 2) select n from t) b
-- case: own_resources-53
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what a cast to char(n) calls, with n + 4: ten megabytes of each name, two gigabytes of two hundred
SELECT jsonb_agg(bpchar(name::bpchar, 10485764, true)) FROM customers
-- case: own_resources-54
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: `@>` under its name: more than a minute that nothing interrupts
SELECT jsonb_contains((SELECT jsonb_agg(a.id * 1000 + b.id) FROM events a, invoice_lines b), (SELECT jsonb_agg(a.id * 1000 + b.id ORDER BY b.id DESC) FROM events a, invoice_lines b))
-- case: own_resources-55
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: `?|` under its name
SELECT jsonb_exists_any((SELECT jsonb_agg(a.id::text || b.id) FROM events a, invoice_lines b), (SELECT array_agg(a.id || 'x' || b.id) FROM events a, invoice_lines b))
-- case: own_resources-56
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: `?&` under its name
SELECT jsonb_exists_all((SELECT jsonb_agg(a.id::text || b.id) FROM events a, invoice_lines b), (SELECT array_agg(a.id::text || b.id) FROM events a, invoice_lines b))
-- case: own_resources-57
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a path compares each element of one array with each of another, half a minute for 26,000, and nothing interrupts it
SELECT jsonb_build_object('a', (SELECT jsonb_agg(a.id * 1000 + b.id) FROM events a, invoice_lines b), 'b', (SELECT jsonb_agg(-a.id * 1000 - b.id) FROM events a, invoice_lines b)) @@ '$.a == $.b'
-- case: own_resources-58
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same with what is passed to it
SELECT jsonb_path_match(x, '$[*] == $v[*]', y) FROM (SELECT (SELECT jsonb_agg(a.id * 1000 + b.id) FROM events a, invoice_lines b) AS x, (SELECT jsonb_build_object('v', jsonb_agg(-a.id * 1000 - b.id)) FROM events a, invoice_lines b) AS y) q
-- case: own_resources-59
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same in SQL/JSON, and a place that stands far in front of its sign
SELECT JSON_EXISTS(jsonb_build_object('a', (SELECT jsonb_agg(a.id * 1000 + b.id) FROM events a, invoice_lines b), 'b', (SELECT jsonb_agg(-a.id * 1000 - b.id) FROM events a, invoice_lines b)), '$ ? ((@.a ? (1 == 1 && 2 == 2)) == @.b)')
-- case: own_resources-60
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a document that constants make
SELECT count(*) FROM (SELECT jsonb_build_object('a', array(SELECT g FROM generate_series(1, 9000) g), 'b', array(SELECT -g FROM generate_series(1, 9000) g)) AS x) q, JSON_TABLE(x, '$' COLUMNS (found bool EXISTS PATH '$ ? (@.a == @.b)'))
-- case: own_resources-61
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the rules of each time zone stay in memory until the session ends, 23 KB of each: two gigabytes in four seconds
SELECT max(now() AT TIME ZONE ('<A' || g || '>1')) FROM generate_series(1, 100000) g
-- case: own_resources-62
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same, made in a CTE
WITH z(zone) AS (SELECT format('<A%s>1', g) FROM generate_series(1, 100000) g) SELECT max(date_trunc('day', now(), zone)) FROM z
-- case: own_resources-63
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same, of rows
SELECT count(date_add(a.occurred_at, interval '1 day', '<A' || a.id || 'x' || b.id || '>1')) FROM events a, events b
-- case: own_resources-64
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same, in a list that is taken apart
SELECT max(now() AT TIME ZONE z) FROM unnest(string_to_array(repeat('A', 9) || '1', ',')) AS z
-- case: own_resources-65
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a zone that is taken out of a document which was made up
SELECT max(now() AT TIME ZONE x.z) FROM generate_series(1, 100000) g, jsonb_to_record(jsonb_build_object('z', '<A' || g || '>1')) AS x(z text)
-- case: own_resources-66
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same, as a field of a row
SELECT max(now() AT TIME ZONE (q.r).z) FROM (SELECT q AS r FROM (SELECT '<A' || g || '>1' AS z FROM generate_series(1, 100000) g) q) q
