-- case: own_resources_reach-001
-- must: bounded
-- expect: guard.value_too_large
-- why: a whole row in a call, by its star
with a as (select repeat('a',10000) s), b as (select to_json(a.*) ->> 's' as s from a), c as (select s||s||s||s||s||s||s||s||s||s as s from b), d as (select to_jsonb(c) ->> 's' as s from c), e as (select s||s||s||s||s||s||s||s||s||s as s from d), f as (select row_to_json(e) ->> 's' as s from e), g as (select s||s||s||s||s||s||s||s||s||s as s from f) select length(s||s||s||s||s||s||s||s||s||s) from g
-- case: own_resources_reach-002
-- must: bounded
-- expect: guard.value_too_large
-- why: counted rows times a million, as a column
select length(repeat('x', total::int)) from (select count(*)*1000000 as total from generate_series(1,1000) i) q
-- case: own_resources_reach-003
-- must: bounded
-- expect: guard.value_too_large
-- why: out of the rows of VALUES
select length(repeat('x', p)) from (select max(v) as p from (values (500000000)) t(v)) q
-- case: own_resources_reach-004
-- must: bounded
-- expect: guard.value_too_large
-- why: seconds since a day of long ago
select length(repeat('x', extract(epoch from x)::int)) from (select date '1990-01-01' as x) q
-- case: own_resources_reach-005
-- must: bounded
-- expect: guard.value_too_large
-- why: a number that is parsed out of a text
select length(repeat('x', to_number(x,'999999999')::int)) from (select '500000000' as x) q
-- case: own_resources_reach-006
-- must: bounded
-- expect: guard.value_too_large
-- why: a text that becomes a number, as a column
select length(repeat('x', x::int)) from (select '500000000' as x) q
-- case: own_resources_reach-007
-- must: bounded
-- expect: guard.value_too_large
-- why: out of a document
select length(repeat('x', (x->>'a')::int)) from (select '{"a":500000000}'::jsonb as x) q
-- case: own_resources_reach-008
-- must: bounded
-- expect: guard.value_too_large
-- why: out of JSON_TABLE
select length(repeat('x', x.a)) from json_table('[500000000]'::jsonb,'$[*]' columns (a int path '$')) x
-- case: own_resources_reach-009
-- must: bounded
-- expect: guard.value_too_large
-- why: out of an array
select length(repeat('x', a)) from unnest(array[500000000]) a
-- case: own_resources_reach-010
-- must: bounded
-- expect: guard.value_too_large
-- why: days between two days
select length(repeat('x', (a-b)*1000)) from (select date '2020-01-01' a, date '0001-01-01' b) q
-- case: own_resources_reach-011
-- must: bounded
-- expect: guard.value_too_large
-- why: a hash is a number of up to two thousand millions
select length(repeat('x', hashtext(name))) from customers
-- case: own_resources_reach-012
-- must: bounded
-- expect: guard.value_too_large
-- why: the end of a range
select length(repeat('x', upper(r))) from (select int4range(1,500000000) r) q
-- case: own_resources_reach-013
-- must: bounded
-- expect: guard.value_too_large
-- why: bits that become a number
select length(repeat('x', (b::int))) from (select x'1DCD6500'::bit(32) b) q
-- case: own_resources_reach-014
-- must: bounded
-- expect: guard.value_too_large
-- why: a coordinate of a point
select length(repeat('x', a::int)) from (select (p[0]) a from (select point '(500000000,1)' p) q) r
-- case: own_resources_reach-015
-- must: bounded
-- expect: guard.value_too_large
-- why: a column of a relation has a character at the least: 190 of 190 of 190
with a as materialized (select name as s from customers limit 1), b as materialized (select {{190*s||}}s as s from a), c as materialized (select {{190*s||}}s as s from b), d as materialized (select {{190*s||}}s as s from c) select length(s||s||s||s) from d
-- case: own_resources_reach-016
-- must: bounded
-- expect: guard.value_too_large
-- why: a number has, too
with a as materialized (select 1234567890::text as s), b as materialized (select {{190*s||}}s as s from a), c as materialized (select {{190*s||}}s as s from b), d as materialized (select {{190*s||}}s as s from c) select length(s||s||s||s) from d
-- case: own_resources_reach-017
-- must: bounded
-- expect: guard.value_too_large
-- why: a type that fills up
select length({{190*s||}}s) from (select {{9*s||}}s as s from (select ''::char(10000)::bytea as s offset 0) q offset 0) r
-- case: own_resources_reach-018
-- must: bounded
-- expect: guard.value_too_large
-- why: bits that are filled up
select length({{190*s||}}s) from (select {{190*s||}}s as s from (select b'1'::bit(10000) as s offset 0) q offset 0) r
-- case: own_resources_reach-019
-- must: bounded
-- expect: guard.value_too_large
-- why: short enough, but what is made on the way to it is kept until the row is done
select length({{190*s||}}s) from (select {{90*s||}}s as s from (select repeat('a',10000) as s offset 0) q offset 0) r
-- case: own_resources_reach-020
-- must: bounded
-- expect: guard.value_too_large
-- why: the same in a condition
select 1 from (select {{90*s||}}s as s from (select repeat('a',10000) as s offset 0) q offset 0) r where length({{190*s||}}s) > 0
-- case: own_resources_reach-021
-- must: bounded
-- expect: guard.too_many_rows, guard.value_too_large
-- why: rows of an array with each other
select length(string_agg('xxxxxxxxxx','')) from unnest(array_fill(0,array[10000])) a, unnest(array_fill(0,array[10000])) b
-- case: own_resources_reach-022
-- must: bounded
-- expect: guard.value_too_large
-- why: a series among the columns
select length(string_agg(x,'')) from (select generate_series(1,1000000), repeat('x',900) as x) q
-- case: own_resources_reach-023
-- must: bounded
-- expect: guard.value_too_large
-- why: the same, for an array
select cardinality(array(select repeat('x',900) from (select generate_series(1,1000000)) q))
-- case: own_resources_reach-024
-- must: bounded
-- expect: guard.value_too_large
-- why: a series in an expression
select cardinality(array(select generate_series(1,900000)::text || repeat('x',900)))
-- case: own_resources_reach-025
-- must: bounded
-- expect: guard.value_too_large
-- why: rows that a text is taken apart to
select length(string_agg(repeat('x',900),'')) from string_to_table(repeat('a',10000),null) a, string_to_table(repeat('a',100),null) b
-- case: own_resources_reach-026
-- must: bounded
-- expect: guard.value_too_large
-- why: rows for the places of an array
select length(string_agg(repeat('x',900),'')) from generate_subscripts(array_fill(0,array[10000]),1) a, generate_subscripts(array_fill(0,array[100]),1) b
-- case: own_resources_reach-027
-- must: bounded
-- expect: guard.value_too_large
-- why: a column of a join has the value of the left side
with a as materialized (select repeat('a',10000) s), b as materialized (select {{90*s||}}s as s from a left join (select 'x' as s) z using (s)), c as materialized (select {{190*s||}}s as s from b left join (select 'x' as s) z using (s)) select length(s||s||s) from c left join (select 'x' as s) z using (s)
-- case: own_resources_reach-028
-- must: bounded
-- expect: guard.value_too_large
-- why: the columns of a relation stand in front of those that are renamed
with a as materialized (select repeat('a',10000) s), b as materialized (select {{90*s||}}s as s from (select currencies.*, 'x' as p, a.s as s from currencies, a where code='EUR') q(n1,n2)), c as materialized (select {{90*s||}}s as s from (select currencies.*, 'x' as p, b.s as s from currencies, b where code='EUR') q(n1,n2)) select length(s||s||s) from (select currencies.*, 'x' as p, c.s as s from currencies, c where code='EUR') q(n1,n2)
-- case: own_resources_reach-029
-- must: bounded
-- expect: guard.value_too_large
-- why: the columns of a relation on the left, large values on the right
with a as materialized (select repeat('a',10000) s), b as materialized (select {{90*name||}}name as s from (select * from currencies where false union all select 'x', s, 1, 1 from a) q), c as materialized (select {{90*name||}}name as s from (select * from currencies where false union all select 'x', s, 1,1 from b) q) select length(name||name||name) from (select * from currencies where false union all select 'x', s, 1, 1 from c) q
-- case: own_resources_reach-030
-- must: bounded
-- expect: guard.value_too_large
-- why: columns that are defined in FROM
with a as materialized (select repeat('a',10000) s), b as materialized (select {{90*v||}}v as s from a, json_to_record(json_build_object('v',s)) as t(v text)), c as materialized (select {{90*v||}}v as s from b, json_to_record(json_build_object('v',s)) as t(v text)) select length(v||v) from c, json_to_record(json_build_object('v',s)) as t(v text)
-- case: own_resources_reach-031
-- must: bounded
-- expect: guard.value_too_large
-- why: several functions in ROWS FROM
with a as materialized (select repeat('a',10000) s), b as materialized (select {{90*v||}}v as s from a, rows from (unnest(array[s]), generate_series(1,1)) as t(v,w)), c as materialized (select {{90*v||}}v as s from b, rows from (unnest(array[s]), generate_series(1,1)) as t(v,w)) select length(v||v||v) from c, rows from (unnest(array[s]), generate_series(1,1)) as t(v,w)
-- case: own_resources_reach-032
-- must: bounded
-- expect: guard.too_many_rows, guard.value_too_large
-- why: passed to JSON_TABLE
with a as materialized (select repeat('a',10000) s), b as materialized (select {{90*v||}}v as s from a, json_table('{}'::jsonb, '$x' passing s as x columns (v text path '$')) t), c as materialized (select {{90*v||}}v as s from b, json_table('{}'::jsonb, '$x' passing s as x columns (v text path '$')) t) select length(v||v||v) from c, json_table('{}'::jsonb, '$x' passing s as x columns (v text path '$')) t
-- case: own_resources_reach-033
-- must: bounded
-- expect: guard.value_too_large
-- why: passed to JSON_QUERY
with a as materialized (select repeat('a',10000) s), b as materialized (select json_query('{}'::jsonb, '$x' passing s as x returning text omit quotes) as s from a), c as materialized (select {{90*s||}}s as s from b), d as materialized (select json_query('{}'::jsonb, '$x' passing s as x returning text omit quotes) as s from c), e as materialized (select {{90*s||}}s as s from d) select length(s||s||s) from e
-- case: own_resources_reach-034
-- must: bounded
-- expect: guard.value_too_large
-- why: the variables of a path
with a as materialized (select repeat('a',10000) s), b as materialized (select jsonb_path_query_array('{}', '$x', jsonb_build_object('x',s)) ->> 0 as s from a), c as materialized (select {{90*s||}}s as s from b), d as materialized (select jsonb_path_query_array('{}', '$x', jsonb_build_object('x',s)) ->> 0 as s from c), e as materialized (select {{90*s||}}s as s from d) select length(s||s||s) from e
-- case: own_resources_reach-035
-- must: bounded
-- expect: guard.value_too_large
-- why: a document that a query makes
with a as materialized (select repeat('a',10000) s), b as materialized (select json_array(select s from a returning jsonb) ->> 0 as s), c as materialized (select {{90*s||}}s as s from b), d as materialized (select json_array(select s from c returning jsonb) ->> 0 as s), e as materialized (select {{90*s||}}s as s from d) select length(s||s||s) from e
-- case: own_resources_reach-036
-- must: bounded
-- expect: guard.value_too_large
-- why: bytes become a text of twice the length
select length({{24*convert_to(}}'aaaaaaaaaaaaaaaa'{{24*,'UTF8')::text}})
-- case: own_resources_reach-037
-- must: bounded
-- expect: guard.value_too_large
-- why: an array of letters becomes a text
select length({{24*string_to_array(}}'aaaaaaaaaaaaaaaa'{{24*,null)::text}})
-- case: own_resources_reach-038
-- must: bounded
-- expect: guard.value_too_large
-- why: as a document, each letter has two quotes and a comma
select length({{13*array_to_json(string_to_array(}}'aaaaaaaaaaaaaaaa'{{13*,null))::text}})
-- case: own_resources_reach-039
-- must: bounded
-- expect: guard.value_too_large
-- why: each element is replaced by a longer one
select length({{5*array_to_string(array_replace(string_to_array(}}'a'{{5*,null),'a', repeat('a',50)),'')}})
-- case: own_resources_reach-040
-- must: bounded
-- expect: guard.value_too_large
-- why: in the arguments of TABLESAMPLE
select count(*) from customers tablesample bernoulli ((with a as materialized (select repeat('a',10000) s), b as materialized (select {{90*s||}}s as s from a), c as materialized (select {{90*s||}}s as s from b) select length(s||s||s) from c))
-- case: own_resources_reach-041
-- must: bounded
-- expect: guard.too_deep, guard.value_too_large
-- why: the expression of a column is computed wherever it is named
select {{400*length(a),}}1 from (select {{190*s||}}s as a from (select repeat('a',5000) as s offset 0) q) r
-- case: own_resources_reach-042
-- must: bounded
-- expect: guard.value_too_large
-- why: a thousand copies, none of which is joined to another
select {{1000*length(upper(s)),}}1 from (select {{80*s||}}s as s from (select repeat('a',10000) as s offset 0) q offset 0) r
-- case: own_resources_reach-043
-- must: bounded
-- expect: guard.value_too_large
-- why: the width of a format
with a as materialized (select format('%9000s','a') as s), b as materialized (select {{90*s||}}s as s from a), c as materialized (select {{190*s||}}s as s from b) select length(s) from c
-- case: own_resources_reach-044
-- must: bounded
-- expect: guard.value_too_large
-- why: in ORDER BY
select 1 from (select repeat('a',10000) as s offset 0) q order by length({{190*s||}}s), length({{190*s||}}'b')
-- case: own_resources_reach-045
-- must: bounded
-- expect: guard.value_too_large
-- why: rows of a document
select length(string_agg(repeat('x',900),'')) from jsonb_array_elements(to_jsonb(array_fill(1,array[10000]))) a, jsonb_array_elements(to_jsonb(array_fill(1,array[100]))) b
-- case: own_resources_reach-046
-- must: bounded
-- expect: guard.value_too_large
-- why: rows of JSON_TABLE
select length(string_agg(repeat('x',900),'')) from json_table(to_jsonb(array_fill(1,array[10000])),'$[*]' columns (a int path '$')) a, json_table(to_jsonb(array_fill(1,array[100])),'$[*]' columns (b int path '$')) b
-- case: own_resources_reach-047
-- must: bounded
-- expect: guard.too_many_rows, guard.value_too_large
-- why: the end of a series is a text
select length(string_agg(repeat('x',900),'')) from (select '1000000' as n) q, generate_series(1,n::int) i
-- case: own_resources_reach-048
-- must: bounded
-- expect: guard.too_many_rows, guard.value_too_large
-- why: the end of a series stands in a document
select length(string_agg(repeat('x',900),'')) from generate_series(1,('[1000000]'::jsonb->>0)::int) i
-- case: own_resources_reach-049
-- must: bounded
-- expect: guard.too_many_rows, guard.value_too_large
-- why: the end of a series is the days between two days
select length(string_agg(repeat('x',900),'')) from generate_series(1,date '2026-01-01' - date '0001-01-01') i
-- case: own_resources_reach-050
-- must: bounded
-- expect: guard.value_too_large
-- why: a recursion that counts to a million
with recursive t as (select 1 as n union all select n+1 from t where n < 1000000) select length(string_agg(repeat('x',900),'')) from t
-- case: own_resources_reach-051
-- must: bounded
-- expect: guard.value_too_large
-- why: the same, up to what a subquery says
with recursive t as (select 1 as n union all select n+1 from t where n < (select 1000000)) select length(string_agg(repeat('x',900),'')) from t
-- case: own_resources_reach-052
-- must: bounded
-- expect: guard.value_too_large
-- why: relations with each other, and with a series
select length(string_agg(x,'')) from (select repeat('y',900) as x from customers a, customers b, generate_series(1,9000)) q
-- case: own_resources_reach-053
-- must: bounded
-- expect: guard.value_too_large
-- why: the steps of a recursion with each other
with recursive t as (select 1 as n union all select n+1 from t where n < 900) select length(string_agg(repeat('x',900),'')) from t, t b, customers c
-- case: own_resources_reach-054
-- must: bounded
-- expect: guard.value_too_large
-- why: bytes with each other
select length(repeat('x', get_byte(n::bytea,0)*get_byte(n::bytea,1)*get_byte(n::bytea,2)*get_byte(n::bytea,0))) from (select 'zzz' as n) q
-- case: own_resources_reach-055
-- must: bounded
-- expect: guard.value_too_large
-- why: the distance of two addresses
select length(repeat('x', (host(i)::inet - '0.0.0.0'::inet)::int)) from (select '30.0.0.0'::inet i) q
-- case: own_resources_reach-056
-- must: bounded
-- expect: guard.value_too_large
-- why: a width that is joined into the format
select length(format('%'||w||'s', 'x')) from (select '500000000' w) q
-- case: own_resources_reach-057
-- must: bounded
-- expect: guard.value_too_large
-- why: a width that is a text
select length(format('%*s', w::int, 'x')) from (select '500000000' w) q
-- case: own_resources_reach-series-1
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the values of a series, of which the first is small
select repeat('x', n) from generate_series(1, 1000000) as n
-- case: own_resources_reach-series-2
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a multiple of them
select lpad('x', n * 2) from (select generate_series(1, 200000) as n) s
-- case: own_resources_reach-series-3
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a power of them
select max(length(repeat('x', exp(n)::int))) from generate_series(1, 20) as n
-- case: own_resources_reach-circling-058
-- must: bounded
-- expect: guard.value_too_large
-- why: all rows with all rows in an array, overlapped with its like: hours that nothing interrupts
select (select array_agg(x.number) from invoices x, invoices z) && (select array_agg(y.number||'z') from invoices y, invoices w)
-- case: own_resources_reach-circling-059
-- must: bounded
-- expect: guard.value_too_large
-- why: the same, by way of CTEs
with a as (select array_agg(x.number||z.id) v from invoices x, invoices z) select a.v && b.v from a, (select array_agg(y.id::text) v from invoices y, users u) b
-- case: own_resources_reach-circling-060
-- must: bounded
-- expect: guard.value_too_large
-- why: as subqueries
select array(select x.number from invoices x, invoices z) && array(select y.number || 'z' from invoices y, invoices w)
-- case: own_resources_reach-circling-061
-- must: bounded
-- expect: guard.value_too_large
-- why: documents
select (select jsonb_agg(x.number) from invoices x, invoices z) @> (select jsonb_agg(y.number||'z') from invoices y, invoices w)
-- case: own_resources_reach-circling-062
-- must: bounded
-- expect: guard.value_too_large
-- why: a document, and an array of keys
select a ?| b from (select jsonb_agg(i.number||i.id) a from invoices i, users) x, (select array_agg(i.number) b from invoices i, users) y
-- case: own_resources_reach-circling-063
-- must: bounded
-- expect: guard.value_too_large
-- why: taken apart again
select string_to_array(s, 'x') && string_to_array(s, 'y') from (select string_agg(number, 'x') s from invoices, users) q
-- case: own_resources_reach-circling-064
-- must: bounded
-- expect: guard.value_too_large
-- why: in a text
select translate(s, s, s) from (select string_agg(number, '') s from invoices, invoices b) q
-- case: own_resources_reach-circling-065
-- must: bounded
-- expect: guard.value_too_large
-- why: a filter that begins at the root, in a filter, over gathered rows: two gigabytes in three seconds
select jsonb_path_exists(m, '$[*] ? ($[*] ? ($[*] == 1e300) == 2)') from (select jsonb_agg(total) m from invoices) x
-- case: own_resources_reach-circling-066
-- must: bounded
-- expect: guard.value_too_large
-- why: by way of what is passed to the path
select jsonb_path_query_array(j, '$[*] ? (@ == $x[*])', jsonb_build_object('x', j)) from (select jsonb_agg(a.number) j from invoices a, users b) q
-- case: own_resources_reach-circling-067
-- must: bounded
-- expect: guard.value_too_large
-- why: in SQL/JSON
select json_query(j, '$[*] ? ($[*] > @)' with wrapper) from (select jsonb_agg(a.total) j from invoices a, users u) q
-- case: own_resources_reach-circling-068
-- must: bounded
-- expect: guard.value_too_large
-- why: each of four texts half a gigabyte
select length(string_agg(a.number, repeat('x', 900))), length(string_agg(a.number, repeat('y', 900))), length(string_agg(a.number, repeat('z', 900))), length(string_agg(a.number, repeat('w', 900))) from invoices a, invoices b
-- case: own_resources_reach-circling-069
-- must: bounded
-- expect: guard.value_too_large
-- why: a number that doubles with each step of a recursion
with recursive t(n,k) as (select 1,1 union all select n*2, k+1 from t where k < 30) select max(length(repeat('x', n))) from t
-- case: own_resources_reach-circling-070
-- must: bounded
-- expect: guard.value_too_large
-- why: added to itself
with recursive t(n,k) as (select 1,1 union all select n+n, k+1 from t where k < 30) select max(length(repeat('x', n))) from t
-- case: own_resources_reach-circling-071
-- must: bounded
-- expect: guard.value_too_large
-- why: two that go round
with recursive t(n,m,k) as (select 1,1,1 union all select m, n+m, k+1 from t where k < 40) select max(length(lpad('x', n))) from t
-- case: own_resources_reach-circling-072
-- must: bounded
-- expect: guard.value_too_large
-- why: squared
with recursive t(n,k) as (select 3,1 union all select n*n, k+1 from t where k < 5) select max(length(repeat('x', n))) from t
-- case: own_resources_reach-circling-073
-- must: bounded
-- expect: guard.value_too_large
-- why: shifted, for an array
with recursive t(n,k) as (select 3,1 union all select n << 1, k+1 from t where k < 28) select max(cardinality(array_fill(1, array[n]))) from t
-- case: own_resources_reach-circling-074
-- must: bounded
-- expect: guard.value_too_large
-- why: for a width
with recursive t(n,k) as (select 3,1 union all select n << 1, k+1 from t where k < 28) select max(length(format('%*s', n, 'x'))) from t
-- case: own_resources_reach-circling-075
-- must: bounded
-- expect: guard.value_too_large
-- why: for a pattern
with recursive t(n,k) as (select 3,1 union all select n << 1, k+1 from t where k < 28) select max(length(to_char(1, repeat('9', n)))) from t
-- case: own_resources_reach-circling-076
-- must: bounded
-- expect: guard.value_too_large
-- why: less its negative
with recursive t(n,k) as (select 3,1 union all select n - -n, k+1 from t where k < 28) select max(length(repeat('x', n))) from t
-- case: own_resources_reach-circling-077
-- must: bounded
-- expect: guard.value_too_large
-- why: in a subquery
with recursive t(n,k) as (select 1,1 union all select (select sum(x) from (values (n),(n)) v(x))::int, k+1 from t where k < 28) select max(length(repeat('x', n))) from t
-- case: own_resources_reach-circling-078
-- must: bounded
-- expect: guard.value_too_large
-- why: a text that is a number
with recursive t(n,k) as (select '1'::text,1 union all select n || '0', k+1 from t where k < 9) select max(length(repeat('x', n::int))) from t
-- case: own_resources_reach-circling-079
-- must: bounded
-- expect: guard.too_many_rows
-- why: for the rows of a series
with recursive t(n,k) as (select 3,1 union all select n << 1, k+1 from t where k < 28) select count(*) from t, generate_series(1, n) where k = 27
-- case: own_resources_reach-circling-080
-- must: bounded
-- expect: guard.value_too_large
-- why: by way of another CTE
with recursive t(n,k) as (select 3,1 union all select n << 1, k+1 from t where k < 28), u as (select max(n) as m from t) select length(repeat('x', m)) from u
-- case: own_resources_reach-circling-081
-- must: bounded
-- expect: guard.value_too_large
-- why: ten characters in each of 30,000 steps, then compared all with all
with recursive t(s,n) as (select 'a'::text,1 union all select s || 'xyxyxyxyxy', n+1 from t where n < 30000) select string_to_array(max(s),'x') && string_to_array(upper(max(s)),'x') from t
-- case: own_resources_reach-circling-082
-- must: bounded
-- expect: guard.value_too_large
-- why: elements of an array
with recursive t(a,n) as (select array[1],1 union all select a || n, n+1 from t where n < 30000), u as (select max(a) m from t) select m && array(select -unnest(m)) from u
-- case: own_resources_reach-circling-083
-- must: bounded
-- expect: guard.value_too_large
-- why: one recursion adds what another has made
with recursive a(s,n) as (select 'a'::text, 1 union all select s || 'aaaaaaaaa', n+1 from a where n < 1000), b(s,n) as (select max(s), 1 from a union all select b.s || a.s, b.n+1 from b, a where b.n < 1000 and a.n = 1000), c(s,n) as (select max(s), 1 from b union all select c.s || b.s, c.n+1 from c, b where c.n < 100 and b.n = 1000) select max(length(s)) from c
-- case: own_resources_reach-circling-084
-- must: bounded
-- expect: guard.value_too_large
-- why: the counter behind its step
with recursive t(s,n) as (select 'a'::text,1 union all select s || 'xyxyxyxyxy', 1+n from t where n < 30000), u as (select max(s) m from t) select string_to_array(m,'x') && string_to_array(upper(m),'x') from u
-- case: own_resources_reach-lengths-001
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a length to the power of seven: some hundred megabytes
select repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(name)))))))))))) from customers
-- case: own_resources_reach-lengths-002
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same so deep that to look at each length anew would take the guard half an hour
select repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(repeat(name, length(name)))))))))))))))))))))))))))))))))))))))))))))))) from customers
-- case: own_resources_reach-huge-001
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what is divided by nothing counts as huge, and is no number to take the power of
select jsonb_path_exists(a, '$[*] ? (@ > $[*] && @ < $[*])') from (select to_jsonb(array_fill(1, array[1000 % 0])) a) z
-- case: own_resources_reach-decides-002
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: before a number ~ is arithmetic: the reading that it compares held 40 MB for 1
SELECT length(repeat('x', ~(-9999 * 999 * priority))) FROM tickets
-- case: own_resources_reach-decides-003
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same as a width in a format
SELECT length(format('%' || ~(-9999 * 999 * priority) || 's', 'x')) FROM tickets
-- case: own_resources_reach-decides-004
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a year has up to six digits
SELECT length(repeat('x', extract(year from created_at + interval '200000 years')::int)) FROM tickets
-- case: own_resources_reach-decides-005
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an interval has as many hours as it is long
SELECT length(repeat('x', extract(hour from make_interval(hours => 9999 * 9999 * priority::int))::int)) FROM tickets
-- case: own_resources_reach-decides-006
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what a CASE gives counts, where its conditions do not
SELECT repeat('x', (case when total > 1 then 999 else 2 end) * 999) FROM invoices
-- case: own_resources_reach-decides-007
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what a CASE gives counts, where its conditions do not
SELECT repeat('x', case total when 1 then 9 else 99999 end) FROM invoices
-- case: own_resources_reach-decides-008
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a comparison is a factor of 1, and what stands beside it counts
SELECT repeat('x', 99999 * (total > 1)::int) FROM invoices
-- case: own_resources_reach-decides-009
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the last bucket is the last argument
SELECT repeat('x', width_bucket(total, 0, 1, 200000)) FROM invoices
-- case: own_resources_reach-decides-010
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the last bucket is put together from text
SELECT repeat('x', width_bucket(total, 0, 1, ('20' || '0000')::int)) FROM invoices
-- case: own_resources_reach-decides-011
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: NULLIF is written with =, and gives the value back
SELECT repeat('x', nullif(99999, priority)) FROM tickets
-- case: own_resources_reach-decides-012
-- must: reject_by_guard
-- expect: guard.too_many_rows
-- why: an interval has as many years as it is long
select g from generate_series(1, extract(year from interval '100000000 years')::int) g
