-- case: own_resources_kept-001
-- must: bounded
-- expect: guard.value_too_large
-- why: a series multiplies the rows of two arrays, each element with each: 13 s that nothing interrupts
select array_agg(i.id::text||g) && array_agg(g||'x'||i.id::text) from invoices i, generate_series(1,30) g
-- case: own_resources_kept-002
-- must: bounded
-- expect: guard.value_too_large
-- why: VALUES multiply them
select array_agg(-l.id) @> array_agg(l.id) from invoice_lines l cross join (values (1),(2),(3),(4),(5),(6),(7),(8),(9),(10),(11),(12)) v(x)
-- case: own_resources_kept-003
-- must: bounded
-- expect: guard.value_too_large
-- why: an array that is written out multiplies them
select array_agg(-l.id) && array_agg(l.id) from invoice_lines l, unnest(array[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]) g
-- case: own_resources_kept-004
-- must: bounded
-- expect: guard.value_too_large
-- why: the parts of a text multiply them
select array_agg(-l.id) && array_agg(l.id) from invoice_lines l, string_to_table('1,2,3,4,5,6,7,8,9,10,11,12,13,14,15',',') g
-- case: own_resources_kept-005
-- must: bounded
-- expect: guard.value_too_large
-- why: the branches of a UNION ALL multiply them
select array_agg(-id) && array_agg(id) from (select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines union all select id from invoice_lines) t
-- case: own_resources_kept-006
-- must: bounded
-- expect: guard.value_too_large
-- why: a CTE multiplies them
with g as (select generate_series(1,15) n) select array_agg(-id) && array_agg(id) from invoice_lines, g
-- case: own_resources_kept-007
-- must: bounded
-- expect: guard.value_too_large
-- why: a recursion multiplies them
with recursive g as (select 1 n union all select n+1 from g where n<300) select array_agg(-id) && array_agg(id) from invoice_lines, g where g.n < 16
-- case: own_resources_kept-008
-- must: bounded
-- expect: guard.value_too_large
-- why: the arrays are columns of a subquery
select a && b from (select array_agg(-id) a, array_agg(id) b from invoice_lines, generate_series(1,15)) t
-- case: own_resources_kept-009
-- must: bounded
-- expect: guard.value_too_large
-- why: out of ARRAY(SELECT …)
select array(select -id from invoice_lines, generate_series(1,15)) && array(select id from invoice_lines, generate_series(1,15))
-- case: own_resources_kept-010
-- must: bounded
-- expect: guard.value_too_large
-- why: in a window
select count(*) from (select array_agg(-id) over () a, array_agg(id) over () b from invoice_lines, generate_series(1,15) limit 1) t where a && b
-- case: own_resources_kept-011
-- must: bounded
-- expect: guard.value_too_large
-- why: out of subqueries
select (select array_agg(-id) from invoice_lines, generate_series(1,15)) && (select array_agg(id) from invoice_lines, generate_series(1,15))
-- case: own_resources_kept-012
-- must: bounded
-- expect: guard.value_too_large
-- why: for each grouping set
select array_agg(-id) && array_agg(id) from invoice_lines, generate_series(1,15) group by rollup (line_no)
-- case: own_resources_kept-013
-- must: bounded
-- expect: guard.value_too_large
-- why: a series in the list of columns multiplies them
select array_agg(-id) && array_agg(id) from (select id, generate_series(1,15) from invoice_lines) t
-- case: own_resources_kept-014
-- must: bounded
-- expect: guard.value_too_large
-- why: a join that compares with a constant
select array_agg(-l.id) && array_agg(l.id) from invoice_lines l left join generate_series(1,15) g on g > 0
-- case: own_resources_kept-015
-- must: bounded
-- expect: guard.value_too_large
-- why: a join that compares by no equality
select array_agg(-l.id) && array_agg(l.id) from invoice_lines l join generate_series(1,15) g on g <> l.id
-- case: own_resources_kept-016
-- must: bounded
-- expect: guard.value_too_large
-- why: a join over a column that is the same number in each row
select array_agg(-l.id) && array_agg(l.id) from (select id, 0 k from invoice_lines) l join (select 0 k from generate_series(1,15) g) g on g.k = l.k
-- case: own_resources_kept-017
-- must: bounded
-- expect: guard.value_too_large
-- why: the same with USING
select array_agg(-l.id) && array_agg(l.id) from (select id, 0 k from invoice_lines) l join (select 0 k from generate_series(1,15) g) g using (k)
-- case: own_resources_kept-018
-- must: bounded
-- expect: guard.value_too_large
-- why: the same with NATURAL JOIN
select array_agg(-l.id) && array_agg(l.id) from (select id, 0 k from invoice_lines) l natural join (select 0 k from generate_series(1,15) g) g
-- case: own_resources_kept-019
-- must: bounded
-- expect: guard.value_too_large
-- why: LATERAL VALUES multiply them
select array_agg(x) && array_agg(-x) from invoice_lines, lateral (values (id),(id+1),(id+2),(id+3),(id+4),(id+5),(id+6),(id+7),(id+8),(id+9),(id+10),(id+11)) v(x)
-- case: own_resources_kept-020
-- must: bounded
-- expect: guard.value_too_large
-- why: each row adds several elements
select array_agg(array[id,id+1,id+2,id+3,id+4,id+5,id+6,id+7,id+8,id+9,id+10,id+11]) && array_agg(array[-id,-id,-id,-id,-id,-id,-id,-id,-id,-id,-id,-id]) from invoice_lines
-- case: own_resources_kept-021
-- must: bounded
-- expect: guard.value_too_large
-- why: keys of a document, of which each is sought in the array
select jsonb_agg(id::text) - array_agg(id::text||'x') is null from invoice_lines, generate_series(1,15) g
-- case: own_resources_kept-022
-- must: bounded
-- expect: guard.value_too_large
-- why: the same, by any of them
select jsonb_agg(id::text) ?| array_agg(id::text||'x') from invoice_lines, generate_series(1,15) g
-- case: own_resources_kept-023
-- must: bounded
-- expect: guard.value_too_large
-- why: JSON_TABLE multiplies them
select array_agg(-id) && array_agg(id) from invoice_lines, json_table('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]', '$[*]' columns (x int path '$')) j
-- case: own_resources_kept-024
-- must: bounded
-- expect: guard.value_too_large
-- why: each row of a relation and a series adds 1,000 characters: 482 MB
select length(string_agg(repeat('x',1000),'')) from invoices i, generate_series(1,300) g
-- case: own_resources_kept-025
-- must: bounded
-- expect: guard.value_too_large
-- why: as long as it is filled up
select length(string_agg(rpad(i.number,1000),'')) from invoices i, generate_series(1,300) g
-- case: own_resources_kept-026
-- must: bounded
-- expect: guard.value_too_large
-- why: as long as its type
select length(string_agg(i.number::char(1000),'')) from invoices i, generate_series(1,300) g
-- case: own_resources_kept-027
-- must: bounded
-- expect: guard.value_too_large
-- why: in a branch of CASE
select length(string_agg(case when i.total>0 then repeat('x',1000) end,'')) from invoices i, generate_series(1,300) g
-- case: own_resources_kept-028
-- must: bounded
-- expect: guard.value_too_large
-- why: as JSON
select pg_column_size(json_agg(repeat('x',1000))) from invoices i, generate_series(1,200) g
-- case: own_resources_kept-029
-- must: bounded
-- expect: guard.value_too_large
-- why: as jsonb
select pg_column_size(jsonb_agg(repeat('x',1000))) from invoices i, generate_series(1,200) g
-- case: own_resources_kept-030
-- must: bounded
-- expect: guard.value_too_large
-- why: as elements
select pg_column_size(array_agg(repeat('x',1000))) from invoices i, generate_series(1,200) g
-- case: own_resources_kept-031
-- must: bounded
-- expect: guard.value_too_large
-- why: as values of a document
select pg_column_size(jsonb_object_agg(i.id::text||g, repeat('x',1000))) from invoices i, generate_series(1,200) g
-- case: own_resources_kept-032
-- must: bounded
-- expect: guard.value_too_large
-- why: as SQL/JSON
select pg_column_size(json_arrayagg(repeat('x',1000))) from invoices i, generate_series(1,200) g
-- case: own_resources_kept-033
-- must: bounded
-- expect: guard.value_too_large
-- why: as what stands between
select pg_column_size(string_agg('', repeat('x',1000))) from invoices i, generate_series(1,200) g
-- case: own_resources_kept-034
-- must: bounded
-- expect: guard.value_too_large
-- why: out of ARRAY(SELECT …)
select pg_column_size(array(select repeat('x',1000) from invoices, generate_series(1,200)))
-- case: own_resources_kept-035
-- must: bounded
-- expect: guard.value_too_large
-- why: as a column of a subquery
select length(string_agg(x,'')) from (select repeat('x',1000) x from invoices, generate_series(1,300)) t
-- case: own_resources_kept-036
-- must: bounded
-- expect: guard.value_too_large
-- why: the values are a CTE
with w as materialized (select repeat('x',1000) x from generate_series(1,300)) select length(string_agg(x,'')) from invoices, w
-- case: own_resources_kept-037
-- must: bounded
-- expect: guard.value_too_large
-- why: out of LATERAL
select length(string_agg(x,'')) from invoices, lateral (select repeat('x',1000) x from generate_series(1,300)) t
-- case: own_resources_kept-038
-- must: bounded
-- expect: guard.value_too_large
-- why: a subquery in the aggregate
select length(string_agg((select repeat('x',900)),'')) from invoices, generate_series(1,300)
-- case: own_resources_kept-039
-- must: bounded
-- expect: guard.value_too_large
-- why: for each grouping set: 725 MB
select length(string_agg(repeat('x',1000),'')) from invoices, generate_series(1,300) group by grouping sets ((),(status))
-- case: own_resources_kept-040
-- must: bounded
-- expect: guard.value_too_large
-- why: four grouping sets: 1.7 GB
select count(*) from (select string_agg(repeat('x',1000),'') x from invoices, generate_series(1,300) group by cube(status,currency)) t where length(x)>0
-- case: own_resources_kept-041
-- must: bounded
-- expect: guard.value_too_large
-- why: two aggregates
select length(string_agg(repeat('x',1000),'')), length(string_agg(repeat('y',1000),'')) from invoices, generate_series(1,150)
-- case: own_resources_kept-042
-- must: bounded
-- expect: guard.value_too_large
-- why: the branches of a UNION ALL multiply the rows
select length(string_agg(repeat('x',1000),'')) from (select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices union all select id from invoices) t, generate_series(1,5)
-- case: own_resources_kept-043
-- must: bounded
-- expect: guard.value_too_large
-- why: a recursion does
with recursive g as (select 1 n union all select n+1 from g where n<300) select length(string_agg(repeat('x',1000),'')) from invoices, g
-- case: own_resources_kept-044
-- must: bounded
-- expect: guard.value_too_large
-- why: an aggregate with DISTINCT keeps values of 900,000 characters: 714 MB
select count(distinct x) is null from (select id, number, repeat(repeat(number,10),10000) x from invoices offset 0) i
-- case: own_resources_kept-045
-- must: bounded
-- expect: guard.value_too_large
-- why: mode keeps them
select mode() within group (order by x) is null from (select id, number, repeat(repeat(number,10),10000) x from invoices offset 0) i
-- case: own_resources_kept-046
-- must: bounded
-- expect: guard.value_too_large
-- why: percentile_disc keeps them
select percentile_disc(0.5) within group (order by x) is null from (select id, number, repeat(repeat(number,10),10000) x from invoices offset 0) i
-- case: own_resources_kept-047
-- must: bounded
-- expect: guard.value_too_large
-- why: UNION
select count(*) from (select x from (select id, number, repeat(repeat(number,10),10000) x from invoices offset 0) i union select 'a') t
-- case: own_resources_kept-048
-- must: bounded
-- expect: guard.value_too_large
-- why: INTERSECT keeps them
select count(*) from (select x from (select id, number, repeat(repeat(number,10),10000) x from invoices offset 0) i intersect select x from (select id, number, repeat(repeat(number,10),10000) x from invoices offset 0) i) t
-- case: own_resources_kept-049
-- must: bounded
-- expect: guard.value_too_large
-- why: EXCEPT keeps them
select count(*) from (select x from (select id, number, repeat(repeat(number,10),10000) x from invoices offset 0) i except select 'a') t
-- case: own_resources_kept-050
-- must: bounded
-- expect: guard.value_too_large
-- why: a window keeps what it sorts by
select length(first_value(x) over (order by x)) from (select id, number, repeat(repeat(number,10),10000) x from invoices offset 0) i limit 1
-- case: own_resources_kept-051
-- must: bounded
-- expect: guard.value_too_large
-- why: DISTINCT ON keeps them
select count(*) from (select distinct on (x) x from (select id, number, repeat(repeat(number,10),10000) x from invoices offset 0) i) t
-- case: own_resources_kept-052
-- must: bounded
-- expect: guard.value_too_large
-- why: GROUP BY keeps them
select count(*) from (select x from (select id, number, repeat(repeat(number,10),10000) x from invoices offset 0) i group by x) t
-- case: own_resources_kept-053
-- must: bounded
-- expect: guard.value_too_large
-- why: a value out of the data that is repeated is longer than its number
select jsonb_agg(x) is null from (select repeat(number,1000) x from invoices) t
-- case: own_resources_kept-054
-- must: bounded
-- expect: guard.value_too_large
-- why: the second aggregate with DISTINCT is not sorted before, and keeps its values
select count(distinct status), count(distinct repeat(number, 5000)) from invoices, generate_series(1, 8)
-- case: own_resources_kept-055
-- must: bounded
-- expect: guard.value_too_large
-- why: rows of a relation are larger than a value
select pg_column_size(jsonb_agg(i)) from invoices i, generate_series(1, 500) g
-- case: own_resources_kept-056
-- must: bounded
-- expect: guard.value_too_large
-- why: an array of rows that becomes text: 2.6 GB
select length(array_agg(i)::text) from invoices i, generate_series(1, 500) g
-- case: own_resources_kept-057
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: two series that are tied to each other are not tied to the relation
select array_agg(c) from customers c, generate_series(1,9000) g(n), generate_series(1,9000) h(m) where g.n = h.m
-- case: own_resources_kept-058
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a natural join of nothing in common is a cross join
select array_agg(g) from customers c natural join generate_series(1,9000) g
-- case: own_resources_kept-059
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a document that is written as a text is as large
select string_agg(to_jsonb(c)::text, '') from customers c, generate_series(1,4000) g
-- case: own_resources_kept-060
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a row that is written as a text, too
select string_agg(c::text, '') from customers c, generate_series(1,4000) g
-- case: own_resources_kept-061
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an array of rows, too
select string_agg(array[c,c,c]::text, '') from customers c, generate_series(1,4000) g
-- case: own_resources_kept-062
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: one of several values may be the row
select array_agg(coalesce(c)) from customers c, generate_series(1,4000) g
-- case: own_resources_kept-063
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what capitals are made of
select string_agg(upper(name||country||segment||name||name||name||name||name), '') from customers c, generate_series(1,4000) g
-- case: own_resources_kept-064
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: ARRAY of a query keeps rows as array_agg does
select array(select row(c.*) from customers c, generate_series(1,4000) g)
-- case: own_resources_kept-065
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: so does JSON_ARRAY
select json_array(select to_json(c) from customers c, generate_series(1,4000) g)
-- case: own_resources_kept-066
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: UNION compares rows as DISTINCT does
select repeat('x',10000) || g.n as a from customers, generate_series(1,20) g(n) union select 'a'
-- case: own_resources_kept-067
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what ORDER BY sorts a UNION by, by place
select repeat('x',10000) || g.n as a from customers, generate_series(1,20) g(n) union all select 'a' order by 1
-- case: own_resources_kept-068
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and by name
select repeat('x',10000) || g.n as a from customers, generate_series(1,20) g(n) union all select 'a' order by a
-- case: own_resources_kept-069
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the bounds of buckets come from a query
select repeat(repeat('x',9999), width_bucket(1000000+0*priority, array(select generate_series(1,9999)) || array(select generate_series(1,9999)))) from tickets
-- case: own_resources_kept-070
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a place behind `*` may be any of the columns
select c.*, repeat('x', 10000) from customers c, generate_series(1,12) g(n) order by 9
-- case: own_resources_kept-071
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: format fills up as rpad does
select id from customers order by format('%9999s', name), format('%9999s', name), format('%9999s', name), format('%9999s', name), format('%9999s', name), format('%9999s', name), format('%9999s', name), format('%9999s', name), format('%9999s', name), format('%9999s', name), format('%9999s', name), format('%9999s', name)
-- case: own_resources_kept-072
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a join under an alias is a row
select array_agg(j) from (customers c cross join generate_series(1,4000) g) j
-- case: own_resources_kept-073
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: WITH TIES is no limit
select array_agg(x.name) from (select g, c.name from customers c, generate_series(1,9000) g order by true fetch first 1 row with ties) x
-- case: own_resources_kept-074
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: each row has the same number in the column that is compared
with recursive n(i) as (select 1 union all select i+1 from n where i<9000) select array_agg(c.id) from tickets c cross join (select i, 1 as k from n) g where g.k = c.priority
-- case: own_resources_kept-075
-- must: reject_by_guard
-- expect: guard.too_many_rows
-- why: seconds of a day are many, and the same as a date
select count(*) from generate_series(timestamp '2026-01-01', '2026-01-02', '1 second') a(n) join generate_series(timestamp '2026-01-01', '2026-01-02', '1 second') b(m) on a.n::date = b.m::date
