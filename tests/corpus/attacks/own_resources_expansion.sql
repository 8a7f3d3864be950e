-- case: own_resources_expansion-001
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: written out by the planner, it doubles with each level: gigabytes before a row is read
{{28*select x+x as x from (}}select total as x from invoices{{28*) q}}
-- case: own_resources_expansion-002
-- must: bounded
-- expect: guard.too_deep
-- why: written out by the planner, it doubles with each level: gigabytes before a row is read
{{28*select greatest(x,x) as x from (}}select total as x from invoices{{28*) q}}
-- case: own_resources_expansion-003
-- must: bounded
-- expect: guard.too_deep
-- why: written out by the planner, it doubles with each level: gigabytes before a row is read
{{18*select case when x>0 then x else x end as x from (}}select total as x from invoices{{18*) q}}
-- case: own_resources_expansion-004
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: written out by the planner, it doubles with each level: gigabytes before a row is read
{{28*select x=y as x, y=x as y from (}}select total>1 as x, total>2 as y from invoices{{28*) q}}
-- case: own_resources_expansion-005
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: written out by the planner, it doubles with each level: gigabytes before a row is read
{{20*select distinct x+x as x from (}}select total as x from invoices{{20*) q}}
-- case: own_resources_expansion-006
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: in twenty CTEs
with a0 as (select total as x from invoices), {{1..20 ,:a$i as (select x-x as x from a$p)}} select x from a20
-- case: own_resources_expansion-007
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: under the names that the CTEs give
with a0(y) as (select total as x from invoices), {{1..25 ,:a$i(y) as (select q.y+q.y from a$p q)}} select y from a25
-- case: own_resources_expansion-008
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: one beside the other
select x20 from (select total as x0 from invoices) a0 cross join {{1..20  cross join :lateral (select x$p + x$p as x$i) a$i}}
-- case: own_resources_expansion-009
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: in VALUES beside the other
select x20 from (select total as x0 from invoices) a0 cross join {{1..20  cross join :lateral (values (x$p + x$p)) a$i(x$i)}}
-- case: own_resources_expansion-010
-- must: bounded
-- expect: guard.too_deep
-- why: by way of whole rows
{{20*select (q is null) = (q is null) as x from (}}select total as x from invoices{{20*) q}}
-- case: own_resources_expansion-011
-- must: bounded
-- expect: guard.too_deep
-- why: two levels are enough: an expression of 180 parts, named 1,600 times
select {{1..1600 ,:x}} from (select {{1..180 +:total}} as x from invoices) a
-- case: own_resources_expansion-012
-- must: bounded
-- expect: guard.value_too_large
-- why: each CTE is computed once and doubles what it is given
with a0 as (select path '[(0,0),(1,1)]' as p), {{1..25 ,:a$i as materialized (select p + p as p from a$p)}} select npoints(p) from a25
-- case: own_resources_expansion-013
-- must: bounded
-- expect: guard.value_too_large
-- why: each CTE is computed once and doubles what it is given
with a0 as (select '(1,1)'::text as p), {{1..25 ,:a$i as materialized (select row(p)::text as p from a$p)}} select length(p) from a25
-- case: own_resources_expansion-014
-- must: bounded
-- expect: guard.value_too_large
-- why: each CTE is computed once and doubles what it is given
with a0 as (select '[1,1]'::jsonb as p), {{1..25 ,:a$i as materialized (select jsonb_path_query_array(p, '$[0 to last,0 to last]') as p from a$p)}} select length(p::text) from a25
-- case: own_resources_expansion-015
-- must: bounded
-- expect: guard.value_too_large
-- why: each CTE is computed once and doubles what it is given
with a0 as (select '[1,1]'::jsonb as p), {{1..25 ,:a$i as materialized (select json_query(p, '$[0 to last,0 to last]' with wrapper) as p from a$p)}} select length(p::text) from a25
-- case: own_resources_expansion-016
-- must: bounded
-- expect: guard.value_too_large
-- why: each CTE is computed once and doubles what it is given
with a0 as (select '[1,1]'::jsonb as p), {{1..25 ,:a$i as materialized (select jsonb_path_query_array(p, '$.**') as p from a$p)}} select length(p::text) from a25
-- case: own_resources_expansion-017
-- must: bounded
-- expect: guard.value_too_large
-- why: each CTE is computed once and doubles what it is given
with a0 as (select '[1,1]'::jsonb as p), {{1..25 ,:a$i as materialized (select jsonb_insert(p, '{0}', p) as p from a$p)}} select length(p::text) from a25
-- case: own_resources_expansion-018
-- must: bounded
-- expect: guard.value_too_large
-- why: each CTE is computed once and doubles what it is given
with a0 as (select 'a'::tsquery as p), {{1..25 ,:a$i as materialized (select tsquery_phrase(p, p) as p from a$p)}} select numnode(p) from a25
-- case: own_resources_expansion-019
-- must: bounded
-- expect: guard.value_too_large
-- why: each CTE is computed once and doubles what it is given
with a0 as (select array[1,2] as p), {{1..25 ,:a$i as materialized (select array(select unnest(p) union all select unnest(p)) as p from a$p)}} select cardinality(p) from a25
-- case: own_resources_expansion-020
-- must: bounded
-- expect: guard.value_too_large
-- why: each CTE is computed once and doubles what it is given
with a0 as (select 'ab'::text as p), {{1..25 ,:a$i as materialized (select overlay(p placing p from 1 for 0) as p from a$p)}} select length(p) from a25
-- case: own_resources_expansion-021
-- must: bounded
-- expect: guard.value_too_large
-- why: each CTE is computed once and doubles what it is given
with a0 as (select '"'::text as p), {{1..25 ,:a$i as materialized (select json_object('a': p returning text) as p from a$p)}} select length(p) from a25
-- case: own_resources_expansion-022
-- must: bounded
-- expect: guard.value_too_large
-- why: each CTE is computed once and doubles what it is given
with a0 as (select '"'::text as p), {{1..25 ,:a$i as materialized (select json_array(p returning text) as p from a$p)}} select length(p) from a25
-- case: own_resources_expansion-023
-- must: bounded
-- expect: guard.value_too_large
-- why: each CTE is computed once and doubles what it is given
with a0 as (select '"'::text as p), {{1..25 ,:a$i as materialized (select to_jsonb(p)::text as p from a$p)}} select length(p) from a25
-- case: own_resources_expansion-024
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: a document that is asked for as text is written again
select length({{28*json_object('a': }}'"'::text{{28* returning text)}})
-- case: own_resources_expansion-025
-- must: bounded
-- expect: guard.value_too_large
-- why: doubles with each step
with recursive t(n,p) as (select 1, array[1] union all select n+1, array(select unnest(p) union all select unnest(p)) from t where n < 40) select max(cardinality(p)) from t
-- case: own_resources_expansion-026
-- must: bounded
-- expect: guard.value_too_large
-- why: doubles with each step
with recursive t(n,p) as (select 1, array[1] union all select n+1, array(select unnest(p) from generate_series(1,2)) from t where n < 40) select max(cardinality(p)) from t
-- case: own_resources_expansion-027
-- must: bounded
-- expect: guard.value_too_large
-- why: doubles with each step
with recursive t(n,p) as (select 1, path '[(0,0)]' union all select n+1, p + p from t where n < 40) select npoints(p) from t
-- case: own_resources_expansion-028
-- must: bounded
-- expect: guard.value_too_large
-- why: doubles with each step
with recursive t(n,s) as (select 1, 'ab' union all select n+1, array_to_string(string_to_array(s,null),s) from t where n < 8) select length(s) from t
-- case: own_resources_expansion-029
-- must: bounded
-- expect: guard.value_too_large
-- why: doubles with each step
with recursive t(n,j) as (select 1, '[1,2]'::jsonb union all select n+1, jsonb_path_query_array(j, '$[0 to last, 0 to last]') from t where n < 40) select length(j::text) from t
-- case: own_resources_expansion-030
-- must: bounded
-- expect: guard.value_too_large
-- why: doubles with each step
with recursive t(n,j) as (select 1, '[1]'::jsonb union all select n+1, json_query(j, '$.**' with wrapper) from t where n < 40) select length(j::text) from t
-- case: own_resources_expansion-031
-- must: bounded
-- expect: guard.value_too_large
-- why: doubles with each step
with recursive t(n,j) as (select 1, 'x' union all select n+1, json_object('a': j returning text) from t where n < 40) select max(length(j)) from t
-- case: own_resources_expansion-032
-- must: bounded
-- expect: guard.value_too_large
-- why: doubles with each step
with recursive t(n,j) as (select 1, 'x"' union all select n+1, json_scalar(j)::text from t where n < 40) select max(length(j)) from t
-- case: own_resources_expansion-033
-- must: bounded
-- expect: guard.value_too_large
-- why: a path that gives the same part a billion times, kept until the end
select count(*) from jsonb_path_query('1', '${{7*[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}}')
-- case: own_resources_expansion-034
-- must: bounded
-- expect: guard.value_too_large
-- why: a path that gives the same part a billion times, kept until the end
select jsonb_path_query_array('[[[[[[1]]]]]]', '${{8*[0,0,0,0,0,0,0,0,0,0]}}')
-- case: own_resources_expansion-035
-- must: bounded
-- expect: guard.value_too_large
-- why: a path that is computed
select jsonb_path_query('[1]', (select ('$'||string_agg('[0'||chr(44)||'0'||chr(44)||'0]','')) from generate_series(1,20))::jsonpath)
-- case: own_resources_expansion-036
-- must: bounded
-- expect: guard.too_many_rows, guard.value_too_large
-- why: a hash table that PostgreSQL does not write to disk, where it expects 1,000 rows
select count(*) from (select rpad(g::text, 1000) from generate_series(1,(select 1000000)) g except select 'a') x
-- case: own_resources_expansion-037
-- must: bounded
-- expect: guard.too_many_rows, guard.value_too_large
-- why: a hash table that PostgreSQL does not write to disk, where it expects 1,000 rows
select count(*) from (select rpad(g::text, 1000) from generate_series(1,1000000) g intersect select rpad(g::text, 1000) from generate_series(1,1000000) g) x
-- case: own_resources_expansion-038
-- must: bounded
-- expect: guard.value_too_large
-- why: a hash table that PostgreSQL does not write to disk, where it expects 1,000 rows
select count(*) from customers where name not in (select rpad(g::text,2000) from generate_series(3,(select 1000000)) g)
-- case: own_resources_expansion-039
-- must: bounded
-- expect: guard.too_many_rows
-- why: a hash table that PostgreSQL does not write to disk, where it expects 1,000 rows
select count(*) from (select g, h from generate_series(1,3000) g, generate_series(1,3000) h except select 1,1) x
-- case: own_resources_expansion-040
-- must: bounded
-- expect: guard.too_many_rows
-- why: a hash table that PostgreSQL does not write to disk, where it expects 1,000 rows
select count(*) from customers where 5 not in (select g*h from generate_series(1,3000) g, generate_series(1,3000) h)
-- case: own_resources_expansion-041
-- must: bounded
-- expect: guard.value_too_large
-- why: a hash table that PostgreSQL does not write to disk, where it expects 1,000 rows
select count(*) from (select concat('{{900*x}}', g) s from generate_series(1,900000) g except select '') x
-- case: own_resources_expansion-042
-- must: bounded
-- expect: guard.value_too_large
-- why: the rows of relations, each with each, become one value
select array_agg(a.id) from invoice_lines a, invoice_lines b, invoice_lines c
-- case: own_resources_expansion-043
-- must: bounded
-- expect: guard.value_too_large
-- why: the rows of relations, each with each, become one value
select length(string_agg(a.content, '')) from document_chunks a, document_chunks b, document_chunks c, document_chunks d
-- case: own_resources_expansion-044
-- must: bounded
-- expect: guard.value_too_large
-- why: the rows of relations, each with each, become one value
select jsonb_agg(a.attrs) from customers a cross join customers b cross join customers c
-- case: own_resources_expansion-045
-- must: bounded
-- expect: guard.value_too_large
-- why: the rows of relations, each with each, become one value
select range_agg(int4range(a.qty+b.qty*2,a.qty+b.qty*2+1)) from invoice_lines a, invoice_lines b, invoice_lines c
-- case: own_resources_expansion-046
-- must: bounded
-- expect: guard.value_too_large
-- why: the rows of relations, each with each, become one value
select jsonb_agg(a) from (select attrs from customers) a, (select attrs from customers) b, (select attrs from customers) c
-- case: own_resources_expansion-047
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: a condition is pushed down through subqueries that sort, doubled in each: 220 MB at 17 levels
select * from ({{20*select x+x as x, id from (}}select total as x, id from invoices{{20*) q order by id}}) z where x > 5
-- case: own_resources_expansion-048
-- must: bounded
-- expect: guard.too_deep
-- why: a FULL JOIN of which both names are one column: 1.4 GB at 17 levels
{{17*select coalesce(q.x,q.x) as x, q.id from (}}select total as x, id from invoices{{17*) q full join (select id as cid from customers) c on c.cid=q.id}}
-- case: own_resources_expansion-049
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: keys of windows are written out in the text of EXPLAIN
{{20*select x+x as x, sum(1) over (order by x) as w from (}}select total as x from invoices{{20*) q}}
-- case: own_resources_expansion-050
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: keys of groups, named by their place
{{20*select x+x as x, count(*) as n from (}}select total as x from invoices{{20*) q group by 1}}
-- case: own_resources_expansion-051
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: columns that UNION compares
{{20*(select x+x as x from (}}select total as x from invoices{{20*) q) union select 1}}
-- case: own_resources_expansion-052
-- must: bounded
-- expect: guard.too_deep
-- why: a condition on what is grouped
{{20*select sum(x)+max(x) as x, id from (}}select total as x, id from invoices{{20*) q group by id having max(x)>0}}
-- case: own_resources_expansion-053
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: columns by which USING joins
{{20*select x+x as x from (}}select total as x from invoices{{20*) q join (select 1::numeric as x) z using (x) offset 0}}
-- case: own_resources_expansion-060
-- must: reject_by_guard
-- expect: guard.too_many_columns
-- why: the star twice doubles the columns with each level; a guard that lists them all does not end
{{34*SELECT *, * FROM (}}SELECT 1 AS c9{{34*) AS c38}}
-- case: own_resources_expansion-061
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: rows of a thousand columns joined by every name; a guard that compares each with each takes seconds
with c0 as (select 1 as a, 2 as b), {{1..9 ,:c$i as (select *, * from c$p)}} select 1 from c9 as x0{{1..20 : natural join c9 as x$i}}
-- case: own_resources_expansion-062
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: signs in a row, of which PostgreSQL's lexer reads all again for each
select {{8000*+}}1
-- case: own_resources_expansion-copies-001
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: each BETWEEN writes its operand twice: two to the 25th
SELECT (((((((((((((((((((((((((x BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) FROM (SELECT now() < now() AS x) q
-- case: own_resources_expansion-copies-002
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: and with SYMMETRIC four times
SELECT ((((((((((((x BETWEEN SYMMETRIC false AND true) BETWEEN SYMMETRIC false AND true) BETWEEN SYMMETRIC false AND true) BETWEEN SYMMETRIC false AND true) BETWEEN SYMMETRIC false AND true) BETWEEN SYMMETRIC false AND true) BETWEEN SYMMETRIC false AND true) BETWEEN SYMMETRIC false AND true) BETWEEN SYMMETRIC false AND true) BETWEEN SYMMETRIC false AND true) BETWEEN SYMMETRIC false AND true) BETWEEN SYMMETRIC false AND true) FROM (SELECT now() < now() AS x) q
-- case: own_resources_expansion-copies-003
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: with SYMMETRIC each bound twice
SELECT (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC (true BETWEEN SYMMETRIC false AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true) AND true)
-- case: own_resources_expansion-copies-004
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: IN compares its operand with each item that holds a column
SELECT ((((((((((((x IN (x, NOT x, x)) IN (x, NOT x, x)) IN (x, NOT x, x)) IN (x, NOT x, x)) IN (x, NOT x, x)) IN (x, NOT x, x)) IN (x, NOT x, x)) IN (x, NOT x, x)) IN (x, NOT x, x)) IN (x, NOT x, x)) IN (x, NOT x, x)) IN (x, NOT x, x)) FROM (SELECT now() < now() AS x) q
-- case: own_resources_expansion-copies-005
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: and so does NOT IN
SELECT (((((((((((((((((((((((((x NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) NOT IN (x, n = 1)) FROM (SELECT now() < now() AS x, 1 AS n) q
-- case: own_resources_expansion-copies-006
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: a document is kept as it is and as it is formatted
SELECT (JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON((JSON(x::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL)::text) IS NULL) FROM (SELECT now() < now() AS x) q
-- case: own_resources_expansion-copies-007
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: the same in the second row of VALUES
VALUES (true), ((((((((((((((((((((((((((true BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true))
-- case: own_resources_expansion-copies-008
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: the same in a clause of UNION
SELECT 1 UNION SELECT 2 LIMIT CASE WHEN (((((((((((((((((((((((((true BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) BETWEEN false AND true) THEN 1 END
-- case: own_resources_expansion-copies-009
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: the same in a chain of queries: 12 take more memory than a server has
WITH c0 AS (SELECT now()::text AS s), c1 AS (SELECT (s BETWEEN SYMMETRIC 'a' AND 'b')::text AS s FROM c0), c2 AS (SELECT (s BETWEEN SYMMETRIC 'a' AND 'b')::text AS s FROM c1), c3 AS (SELECT (s BETWEEN SYMMETRIC 'a' AND 'b')::text AS s FROM c2), c4 AS (SELECT (s BETWEEN SYMMETRIC 'a' AND 'b')::text AS s FROM c3), c5 AS (SELECT (s BETWEEN SYMMETRIC 'a' AND 'b')::text AS s FROM c4), c6 AS (SELECT (s BETWEEN SYMMETRIC 'a' AND 'b')::text AS s FROM c5), c7 AS (SELECT (s BETWEEN SYMMETRIC 'a' AND 'b')::text AS s FROM c6), c8 AS (SELECT (s BETWEEN SYMMETRIC 'a' AND 'b')::text AS s FROM c7), c9 AS (SELECT (s BETWEEN SYMMETRIC 'a' AND 'b')::text AS s FROM c8), c10 AS (SELECT (s BETWEEN SYMMETRIC 'a' AND 'b')::text AS s FROM c9), c11 AS (SELECT (s BETWEEN SYMMETRIC 'a' AND 'b')::text AS s FROM c10), c12 AS (SELECT (s BETWEEN SYMMETRIC 'a' AND 'b')::text AS s FROM c11) SELECT s FROM c12
-- case: own_resources_expansion-copies-010
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: what stands left of IN (SELECT …) is made ready twice
SELECT ((((((((((((((((((((((x IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) IN (SELECT x)) FROM (SELECT now() < now() AS x) q
-- case: own_resources_expansion-limits-001
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: sqlglot looks at what stands behind LIMIT twice: seven minutes
SELECT (SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length((SELECT s LIMIT length(s)))))))))))))))))))))))))))))))))))))))))))))))) FROM (SELECT now()::text AS s) q
-- case: own_resources_expansion-limits-002
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: and behind OFFSET
SELECT (SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length((SELECT s OFFSET length(s)))))))))))))))))))))))))))))))))))))))))))))))) FROM (SELECT now()::text AS s) q
-- case: own_resources_rows-001
-- must: bounded
-- expect: guard.too_deep
-- why: each column of (row).* is the whole row once more: 120 characters, 3 GB before a row is read
select count(row((row((row((row((row((row((row(1,1,1,1,1,1,1,1,1,1)).*)).*)).*)).*)).*)).*))
-- case: own_resources_rows-002
-- must: bounded
-- expect: guard.too_deep
-- why: two columns, doubled seventeen times
select row((row((row((row((row((row((row((row((row((row((row((row((row((row((row((row((row((row(1,1)).*)).*)).*)).*)).*)).*)).*)).*)).*)).*)).*)).*)).*)).*)).*)).*)).*)
-- case: own_resources_rows-003
-- must: bounded
-- expect: guard.too_deep
-- why: the columns of a relation
select row((row((row((row((row(c.*)).*)).*)).*)).*) from customers c
-- case: own_resources_rows-004
-- must: bounded
-- expect: guard.too_deep
-- why: a whole row of a subquery
select row((row((row((row((row((c).*)).*)).*)).*)).*) from (select c from customers c) q
-- case: own_resources_rows-005
-- must: bounded
-- expect: guard.value_too_large
-- why: an object of three keys of each of three keys: 1.3 GB in 4 s
select count(*) from jsonb_path_query('{"a":1}', '$.keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue()')
-- case: own_resources_rows-006
-- must: bounded
-- expect: guard.value_too_large
-- why: of all events
select count(*) from jsonb_path_query((select jsonb_agg(payload) from events), '$[*].keyvalue().keyvalue().keyvalue().keyvalue().keyvalue()')
-- case: own_resources_rows-007
-- must: bounded
-- expect: guard.value_too_large
-- why: in capitals, and with an escape
select count(*) from customers, jsonb_path_query(attrs, '$.KeyValue().KeyValue().KeyValue().KeyValue().KeyValue().KeyValue().k\u0065yvalue().k\u0065yvalue().k\u0065yvalue().k\u0065yvalue().k\u0065yvalue().k\u0065yvalue()')
-- case: own_resources_rows-008
-- must: bounded
-- expect: guard.value_too_large
-- why: in JSON_TABLE
select count(*) from json_table('{"a":1}', '$.keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue().keyvalue()' columns (x int path '$.id'))
-- case: own_resources_columns-001
-- must: bounded
-- expect: guard.too_many_columns
-- why: 1,600 columns through a chain of CTEs: 1 GB and 2 s to plan
with t0 as (select t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.* from customers t), {{1..47 ,:t$i as (select * from t$p)}} select count(*) from t47
-- case: own_resources_columns-002
-- must: bounded
-- expect: guard.too_many_columns
-- why: the same as subqueries
select count(*) from {{40*(select * from }}(select t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.*,t.* from customers t) x{{1..40 :) x$i}}
-- case: own_resources_columns-003
-- must: bounded
-- expect: guard.too_many_set_operations
-- why: each condition is asked of every partition in every branch: 10 s to plan
with u as not materialized (select id from events) select count(*) from (table u{{59* union all table u}}) t where {{1..400  and :id<>$i}}
-- case: own_resources_columns-004
-- must: bounded
-- expect: guard.too_many_set_operations
-- why: the same in a join
select count(*) from (select id from events{{30* union all select id from events}}) t join invoices i on {{1..400  and :t.id<>$i}}
