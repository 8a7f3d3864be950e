-- case: own_growth-001
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: doubled below the FROM clause
with recursive t as (select 'a'::text as s, 1 as n union all select x.s, n + 1 from (select s || s as s, n from t) x where n < 40) select length(s) from t
-- case: own_growth-002
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: by way of another column
with recursive t as (select 'a'::text as s, 'b'::text as r, 1 as n union all select r || r, s, n + 1 from t where n < 80) select length(s) from t
-- case: own_growth-003
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: one argument, twice in the pattern
with recursive t as (select 'a'::text as s, 1 as n union all select format('%1$s%1$s', s), n + 1 from t where n < 40) select length(s) from t
-- case: own_growth-004
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in an array
with recursive t as (select 'a'::text as s, 1 as n union all select array_to_string(array[s, s], ''), n + 1 from t where n < 40) select length(s) from t
-- case: own_growth-005
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in an aggregate
with recursive t as (select 'a'::text as s, 1 as n union all select (select string_agg(s, '') from generate_series(1, 2)), n + 1 from t where n < 40) select length(s) from t
-- case: own_growth-006
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in a CTE of the term
with recursive t as (select 'a'::text as s, 1 as n union all (with w as (select s || s as s, n from t) select s, n + 1 from w where n < 40)) select length(s) from t
-- case: own_growth-007
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: under another name
with recursive t as (select 'a'::text as s, 1 as n union all select x || x, n + 1 from t as q(x, n) where n < 40) select length(s) from t
-- case: own_growth-008
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: behind a star
with recursive t as (select *, 'a' as s from (select 1 as n) x union all select t.n + 1, s || s from t where n < 40) select length(s) from t
-- case: own_growth-009
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in one side of a union
with recursive t as (select 'a'::text as s, 1 as n union all (select s || s, n + 1 from t where n < 40 union all select 'x', 1 where false)) select length(s) from t
-- case: own_growth-010
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: replaced by something longer
with recursive t as (select 'a'::text as s, 1 as n union all select replace(s, 'a', 'aa'), n + 1 from t where n < 40) select length(s) from t
-- case: own_growth-011
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: something put between all characters
with recursive t as (select 'a'::text as s, 1 as n union all select regexp_replace(s, 'x*', 'y', 'g'), n + 1 from t where n < 40) select length(s) from t
-- case: own_growth-012
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what is sought looks as long as what is put in, but a cast cuts it
with recursive t as (select 'a'::text as s, 1 as n union all select replace(s, 'aa'::varchar(1), 'aa'), n + 1 from t where n < 40) select length(s) from t
-- case: own_growth-013
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same, written out
select length({{9*replace(}}'a'{{9*, 'aaaaaaaaaa'::varchar(1), 'aaaaaaaaaa')}})
-- case: own_growth-014
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a pattern without flags puts the match in twice
with recursive t as (select 'a'::text as s, 1 as n union all select regexp_replace(s, '.*', '\&\&'), n + 1 from t where n < 40) select length(s) from t
-- case: own_growth-015
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the flag comes behind the constant
with recursive t as (select 'a'::text as s, 1 as n union all select regexp_replace(s, '.', 'xx', 'g'), n + 1 from t where n < 40) select length(s) from t
-- case: own_growth-infinite
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a width that is repeated more often than a number can count
select length(format(repeat('%1$100000s', 1{{400*0}}), 'x'))
-- case: own_growth-016
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: by way of another column: the lengths are Fibonacci's numbers
with recursive t as (select 'a'::text as s, 'b'::text as r, 1 as n union all select s || r, s, n + 1 from t where n < 60) select length(s) from t
-- case: own_growth-017
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same with an array and the text that is made of it
with recursive t as (select array['a'] as xs, 'b' as r, 1 as n union all select array_prepend(r, xs), array_to_string(xs, ''), n + 1 from t where n < 60) select length(r) from t
-- case: own_growth-018
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same out of a subquery beside it
with recursive t as (select 'a'::text as s, 'b'::text as r, 1 as n union all select s || q.p, s, n + 1 from t, lateral (select t.r as p) q where n < 60) select length(s) from t
-- case: own_growth-019
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same below the FROM clause, under other names
with recursive t as (select 'a'::text as s, 'b'::text as r, 1 as n union all select x, y, z from (select s || r as x, s as y, n + 1 as z from t where n < 60) q) select length(s) from t
-- case: own_growth-020
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same in a CTE of the term
with recursive t as (select 'a'::text as s, 'b'::text as r, 1 as n union all (with q as (select s || r as x, s as y, n + 1 as z from t where n < 60) select x, y, z from q)) select length(s) from t
-- case: own_growth-021
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: as many characters as twice its length
with recursive t as (select 'a'::text as s, 1 as n union all select repeat('x', length(s) * 2), n + 1 from t where n < 27) select max(length(s)) from t
-- case: own_growth-022
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: as many elements as twice its length
with recursive t as (select array[1] as xs, 1 as n union all select array_fill(0, array[cardinality(xs) * 2]), n + 1 from t where n < 27) select cardinality(xs) from t
-- case: own_growth-023
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: as many rows as twice its length, in an array
with recursive t as (select array[1] as xs, 1 as n union all select array(select 0 from generate_series(1, cardinality(xs) * 2)), n + 1 from t where n < 27) select cardinality(xs) from t
-- case: own_growth-024
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: as many rows as twice its length, in an aggregate
with recursive t as (select array[1] as xs, 1 as n union all select (select array_agg(0) from generate_series(1, cardinality(xs) * 2)), n + 1 from t where n < 27) select cardinality(xs) from t
-- case: own_growth-025
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a count that doubles with each step, inside
with recursive t as (select 'x'::text as s, 1 as n, 1 as k union all select lpad('x', n), n * 2, k + 1 from t where k < 27) select max(length(s)) from t
-- case: own_growth-026
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a count that doubles with each step, outside
with recursive t(n, k) as (select 1, 1 union all select n * 2, k + 1 from t where k < 27) select repeat('x', n) from t
-- case: own_growth-027
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a count of Fibonacci's numbers
with recursive t(n, m, k) as (select 1, 1, 1 union all select n + m, n, k + 1 from t where k < 40) select repeat('x', n) from t
-- case: own_growth-028
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a count that begins with a small number and goes on to a large one
with recursive t(n) as (select 1 union all select n + 1 from t where n < 900000) select repeat('x', n) from t
-- case: own_growth-circling-016
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: paths of geometry, made by functions alone
with recursive t(p,n) as (select popen(path(polygon '((0,0),(1,1))')), 1 union all select p + p, n+1 from t where n < 26) select max(npoints(p)) from t
-- case: own_growth-circling-017
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and made in another CTE
with recursive s as (select path '[(0,0),(1,1)]' p), t(p,n) as (select p, 1 from s union all select p + p, n+1 from t where n < 26) select max(npoints(p)) from t
-- case: own_growth-circling-018
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: each character replaced by two, in an array
with recursive t(s,n) as (select 'a'::text, 1 union all select array_to_string(array_replace(string_to_array(s,null),'a','aa'),''), n+1 from t where n < 30) select max(length(s)) from t
-- case: own_growth-circling-019
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: something put between all characters
with recursive t(s,n) as (select 'ab'::text, 1 union all select array_to_string(string_to_array(s,null),'xx'), n+1 from t where n < 19) select max(length(s)) from t
-- case: own_growth-circling-020
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same, by another function
with recursive t(s,n) as (select 'ab'::text, 1 union all select concat_ws('xx', variadic string_to_array(s,null)), n+1 from t where n < 19) select max(length(s)) from t
-- case: own_growth-circling-021
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: bytes are written as two digits each
with recursive t(s,n) as (select 'ab'::text, 1 union all select convert_to(s,'utf8')::text, n+1 from t where n < 29) select max(length(s)) from t
-- case: own_growth-circling-022
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: each word marked with itself
with recursive t(s,n) as (select 'a'::text, 1 union all select ts_headline('simple', s, 'a'::tsquery, 'HighlightAll=true, StartSel="a ", StopSel=" a"'), n+1 from t where n < 19) select max(length(s)) from t
-- case: own_growth-circling-023
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: filled into an array
with recursive t(s,n) as (select 'ab'::text, 1 union all select array_to_string(array_fill(s, array[2]), ''), n+1 from t where n < 29) select max(length(s)) from t
-- case: own_growth-circling-024
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and that written as a text
with recursive t(s,n) as (select 'ab'::text, 1 union all select array_fill(s, array[2])::text, n+1 from t where n < 29) select max(length(s)) from t
-- case: own_growth-circling-025
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a text in an array is put in quotes, and quotes double
with recursive t(a,n) as (select array['a"'], 1 union all select array_append('{}'::text[], a::text), n+1 from t where n < 28) select max(length(a::text)) from t
-- case: own_growth-circling-026
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in a document
with recursive t(j,n) as (select jsonb '"a"', 1 union all select jsonb_build_array(j::text), n+1 from t where n < 26) select max(length(j::text)) from t
-- case: own_growth-circling-027
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in syntax of SQL/JSON
with recursive t(j,n) as (select json '"a"', 1 union all select json_array(j::text), n+1 from t where n < 28) select max(length(j::text)) from t
-- case: own_growth-circling-028
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in an object
with recursive t(j,n) as (select jsonb '"a"', 1 union all select jsonb_build_object('k', j::text), n+1 from t where n < 26) select max(length(j::text)) from t
-- case: own_growth-circling-029
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in a row, which is joined with a text
with recursive t(s,n) as (select 'a"'::text, 1 union all select row(s) || '', n+1 from t where n < 29) select max(length(s)) from t
-- case: own_growth-circling-030
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in a row, which a function writes
with recursive t(s,n) as (select 'a"'::text, 1 union all select concat(row(s)), n+1 from t where n < 29) select max(length(s)) from t
-- case: own_growth-circling-031
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in an array, which a function writes
with recursive t(s,n) as (select 'a"'::text, 1 union all select concat(array[s]), n+1 from t where n < 29) select max(length(s)) from t
-- case: own_growth-circling-032
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in a whole row
with recursive t(s,n) as (select 'a"'::text, 1 union all select concat(t), n+1 from t where n < 29) select max(length(s)) from t
-- case: own_growth-circling-033
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in a whole row that is cast
with recursive t(s,n) as (select 'a"'::text, 1 union all select t::text, n+1 from t where n < 29) select max(length(s)) from t
-- case: own_growth-circling-034
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in a whole row that is formatted
with recursive t(s,n) as (select 'a"'::text, 1 union all select format('%s', t), n+1 from t where n < 29) select max(length(s)) from t
-- case: own_growth-circling-035
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in an array that is formatted
with recursive t(s,n) as (select 'a"'::text, 1 union all select format('%s', array[s]), n+1 from t where n < 29) select max(length(s)) from t
-- case: own_growth-circling-036
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: three keys for each
with recursive t(j,n) as (select jsonb '{"a":1}', 1 union all select jsonb_path_query_array(j, '$.keyvalue()'), n+1 from t where n < 24) select max(length(j::text)) from t
-- case: own_growth-circling-037
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same, one level down
with recursive t(j,n) as (select jsonb '[{"a":1}]', 1 union all select jsonb_path_query_array(jsonb_build_array(j), '$[*][*].keyvalue()'), n+1 from t where n < 24) select max(length(j::text)) from t
-- case: own_growth-circling-038
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: two columns that go round: as Fibonacci's numbers do
with recursive t(a,b,n) as (select 'x'::text, 'y'::text, 1 union all select b, a || b, n+1 from t where n < 42) select max(length(b)) from t
-- case: own_growth-circling-039
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an array in one column, its text in the other
with recursive t(a,s,n) as (select array['a"'], 'b"'::text, 1 union all select array[s], a::text, n+1 from t where n < 50) select max(length(s)) from t
-- case: own_growth-circling-040
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a document in one column, its text in the other
with recursive t(j,s,n) as (select jsonb '1', 'b"'::text, 1 union all select jsonb_build_array(s), j::text, n+1 from t where n < 50) select max(length(s)) from t
-- case: own_growth-circling-041
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: bytes in one column, their text in the other
with recursive t(b,s,n) as (select 'a'::bytea, 'b"'::text, 1 union all select convert_to(s,'utf8'), b::text, n+1 from t where n < 50) select max(length(s)) from t
-- case: own_growth-circling-042
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: taken apart in one column, put together in the other
with recursive t(a,s,n) as (select array['a"'], 'b"'::text, 1 union all select string_to_array(s,null), array_to_string(a,'xy'), n+1 from t where n < 40) select max(length(s)) from t
-- case: own_growth-circling-043
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: each backslash becomes two
with recursive t(s,n) as (select 'a\'::text, 1 union all select like_escape(s, 'a'), n+1 from t where n < 28) select max(length(s)) from t
-- case: own_growth-circling-044
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: under a name that LATERAL gives it
with recursive t(s,n) as (select 'ab'::text, 1 union all select q || r.s, r.n+1 from t r, lateral (select r.s as q) s where r.n < 28) select max(length(s)) from t
-- case: own_growth-circling-045
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: under the name of a function in FROM
with recursive t(s,n) as (select 'ab'::text, 1 union all select s || x, n+1 from t, lateral substr(s,1) x where n < 28) select max(length(s)) from t
-- case: own_growth-circling-046
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: once for each row of a series
with recursive t(s,n) as (select 'ab'::text, 1 union all select array_to_string(array(select t.s from generate_series(1,2)), ''), n+1 from t where n < 28) select max(length(s)) from t
-- case: own_growth-circling-047
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: each element with the rows of a join
with recursive t(a,n) as (select array[1,2], 1 union all select array(select x from unnest(t.a) x join generate_series(1,2) on true), n+1 from t where n < 28) select max(cardinality(a)) from t
-- case: own_growth-circling-048
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and of a cross join
with recursive t(a,n) as (select array[1,2], 1 union all select array(select x from unnest(t.a) x cross join (values (1),(2)) v), n+1 from t where n < 28) select max(cardinality(a)) from t
-- case: own_growth-circling-049
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: each element longer
with recursive t(s,n) as (select 'ab'::text, 1 union all select array_to_string(array(select x || 'zz' from unnest(string_to_array(t.s, null)) x), ''), n+1 from t where n < 18) select max(length(s)) from t
-- case: own_growth-circling-050
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: each element another, longer one
with recursive t(s,n) as (select 'ab'::text, 1 union all select array_to_string(array(select 'zz' from regexp_split_to_table(t.s, '') x), ''), n+1 from t where n < 28) select max(length(s)) from t
-- case: own_growth-circling-051
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a copy, made by a path
with recursive t(j,n) as (select jsonb '[1]', 1 union all select j || x.q, n+1 from t, lateral (select jsonb_path_query_array(j, '$[*]') q) x where n < 24) select max(length(j::text)) from t
-- case: own_growth-circling-052
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in a CTE of the term, by the name that it gives
with recursive t(s,n) as (select 'ab'::text, 1 union all (with z as (select s as q, n from t) select z.q || z.q, n+1 from z where n < 28)) select max(length(s)) from t
-- case: own_growth-circling-053
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in an array there
with recursive t(s,n) as (select 'ab'::text, 1 union all (with z as (select s as q, n from t) select array_to_string(array[z.q, z.q], ''), n+1 from z where n < 28)) select max(length(s)) from t
-- case: own_growth-circling-054
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: behind TABLE and a column list
with recursive t(s,n) as (select 'ab'::text, 1 union all (with z(q, m) as (table t) select z.q || z.q, m+1 from z where m < 28)) select max(length(s)) from t
-- case: own_growth-circling-055
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: repeated there
with recursive t(s,n) as (select 'ab'::text, 1 union all (with z(q, m) as (table t) select repeat(z.q, 2), m+1 from z where m < 28)) select max(length(s)) from t
-- case: own_growth-circling-056
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: one CTE of the term below the other
with recursive t(s,n) as (select 'ab'::text, 1 union all (with z(q, m) as (select s, n from t), y as (select q || q as r, m from z) select r, m+1 from y where m < 28)) select max(length(s)) from t
-- case: own_growth-circling-057
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: filled into an array below the FROM clause
with recursive t(s,n) as (select 'ab'::text, 1 union all select x.a, n+1 from t, lateral (select array_to_string(array_fill(s, array[2]),'') as a) x where n < 28) select max(length(s)) from t
-- case: own_growth-circling-058
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an array in one subquery, its text in the next
with recursive t(s,n) as (select 'a"b'::text, 1 union all select b.y, n+1 from t, lateral (select array[s] x) a, lateral (select a.x::text y) b where n < 28) select max(length(s)) from t
-- case: own_growth-circling-059
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the row of a subquery
with recursive t(s,n) as (select 'a"b'::text, 1 union all select x::text, n+1 from t, lateral (select s, 1) x where n < 28) select max(length(s)) from t
-- case: own_growth-circling-060
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an array of a function in FROM
with recursive t(s,n) as (select 'a"b'::text, 1 union all select x::text, n+1 from t, string_to_array(s, null) x where n < 28) select max(length(s)) from t
-- case: own_growth-circling-061
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the star of the CTE
with recursive t(s,n) as (select 'a"b'::text, 1 union all select concat(t.*), n+1 from t where n < 28) select max(length(s)) from t
-- case: own_growth-circling-062
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the star of a subquery
with recursive t(s,n) as (select 'a"b'::text, 1 union all select concat(q.*), n+1 from (select t.* from t) q where n < 28) select max(length(s)) from t
-- case: own_growth-circling-063
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a document in JSON_TABLE
with recursive t(s,n) as (select 'a"b'::text, 1 union all select x, n+1 from t, json_table(to_jsonb(s), '$' columns (x text format json path '$')) as textcat where n < 28) select max(length(s)) from t
-- case: own_growth-circling-064
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a document in FROM, its text above
with recursive t(s,n) as (select 'a"b'::text, 1 union all select v::text, n+1 from t, jsonb_each(jsonb_build_object('a', s)) e(k,v) where n < 28) select max(length(s)) from t
-- case: own_growth-circling-065
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: NULLIF compares, and gives the value
with recursive t(s,n) as (select 'a b'::text, 1 union all select s || nullif(s,'') , n+1 from t where n < 28) select max(length(s)) from t
-- case: own_growth-circling-066
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: repeated in FROM
with recursive t(s,n) as (select 'a b'::text, 1 union all select x, n+1 from t, repeat(s, 2) x where n < 28) select max(length(s)) from t
-- case: own_growth-circling-067
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: joined in FROM
with recursive t(s,n) as (select 'a b'::text, 1 union all select x, n+1 from t, concat(s, s) x where n < 28) select max(length(s)) from t
-- case: own_growth-circling-068
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: joined in FROM, by another name
with recursive t(s,n) as (select 'a b'::text, 1 union all select x, n+1 from t, lateral (select s as y) q, concat(q.y, q.y) x where n < 28) select max(length(s)) from t
-- case: own_growth-circling-069
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the text of a document in a document, out of a function in FROM
with recursive t(s,n) as (select 'a"'::text, 1 union all select x, n+1 from t, jsonb_array_elements_text(jsonb_build_array(jsonb_build_array(s))) x where n < 28) select max(length(s)) from t
-- case: own_growth-circling-070
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same, in a subquery
with recursive t(s,n) as (select 'a"'::text, 1 union all select (select x from jsonb_each_text(jsonb_build_object('a', jsonb_build_array(s))) e(k,x)), n+1 from t where n < 28) select max(length(s)) from t
-- case: own_growth-circling-071
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: out of a function
with recursive t(s,n) as (select 'a"'::text, 1 union all select json_extract_path_text(json_build_array(json_build_array(s)), '0'), n+1 from t where n < 28) select max(length(s)) from t
-- case: own_growth-circling-072
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a document in JSON_TABLE, as JSON
with recursive t(s,n) as (select 'a"'::text, 1 union all select x.v, n+1 from t, json_table(jsonb_build_array(jsonb_build_array(s)), '$[0]' columns (v text format json path '$')) x where n < 28) select max(length(s)) from t
-- case: own_growth-circling-073
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a row in CASE
with recursive t(s,n) as (select 'a"'::text, 1 union all select (case when true then row(s) end)::text, n+1 from t where n < 28) select max(length(s)) from t
-- case: own_growth-circling-074
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the text of an array, in an array
with recursive t(s,n) as (select 'a"'::text, 1 union all select array_to_string(array[array[s]::text], ''), n+1 from t where n < 28) select max(length(s)) from t
-- case: own_growth-circling-075
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: in a window
with recursive t(s,n) as (select 'a"'::text, 1 union all select string_agg(array[s]::text, '') over (), n+1 from t where n < 28) select max(length(s)) from t
-- case: own_growth-029
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: by turns of two branches of the term
with recursive t(s, r, n) as (select 'a'::text, 'b'::text, 1 union all (select s || r, r, n + 1 from t where n < 40 union all select r, s, n + 1 from t where n < 40)) select length(s) from t
-- case: own_growth-030
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: out of a subquery whose alias names the columns
with recursive t as (select 'a'::text as s, 'b'::text as r, 1 as n union all select s, r, n from (select s || r, s, n + 1 from t where n < 60) q(s, r, n)) select length(s) from t
-- case: own_growth-031
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: out of a subquery in a subquery, under other names
with recursive t(s, r, n) as (select 'a'::text, 'b'::text, 1 union all select x, y, z from (select a as x, b as y, c as z from (select s || r as a, s as b, n + 1 as c from t where n < 60) q) q2) select length(s) from t
-- case: own_growth-032
-- must: reject_by_guard
-- expect: guard.write
-- why: what writes, below a recursion, under names of its own; a guard that expects a query there falls over it
with recursive t(a) as (select 1 union all (with x(b) as (delete from users returning id) select a + b from t, x where a < 3)) select * from t
-- case: own_growth-033
-- must: reject_by_guard
-- expect: guard.value_too_large
-- technique: the path that CYCLE keeps, gathered
-- why: each row has all rows before it: 3.4 GB, and nothing interrupted it
WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM r WHERE n<5000) CYCLE n SET c USING p SELECT jsonb_agg(p) FROM r
-- case: own_growth-034
-- must: reject_by_guard
-- expect: guard.value_too_large
-- technique: the path of SEARCH DEPTH FIRST, gathered by way of a row and a subquery
WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM r WHERE n<5000) SEARCH DEPTH FIRST BY n SET p SELECT json_agg(x) FROM (SELECT * FROM r) x
-- case: own_growth-elements-001
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: elements of texts
with recursive f(n, a) as (select 2, array['1','1'] union all select n+1, array[a[1] || a[2], a[1] || a[2]] from f where n < 30) select length(a[1]) from f
-- case: own_growth-elements-002
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an array of texts under the name of the array of numbers
with recursive f(n, st, s) as (select 2, array[1,1], 'x'::text union all select n+1, st, (select max(st[1]) from (select array[f.s || f.s] as st) q) from f where n < 30) select length(s) from f
-- case: own_growth-elements-003
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the array itself, twice
with recursive f(n, st) as (select 2, array[1,1] union all select n+1, st || st from f where n < 30) select cardinality(st) from f
-- case: own_growth-elements-004
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: slices
with recursive f(n, st) as (select 2, array[1,1] union all select n+1, st[1:] || st[1:] from f where n < 30) select cardinality(st) from f
-- case: own_growth-elements-005
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: each with each
with recursive f(n, st) as (select 2, array[1,1] union all select n+1, array(select st[1] from unnest(st) x, unnest(st) y) from f where n < 30) select cardinality(st) from f
-- case: own_growth-elements-006
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: as many rows as it has elements, twice
with recursive f(n, st) as (select 2, array[1,1] union all select n+1, (select array_agg(st[i]) from generate_subscripts(st, 1) i, generate_series(1,2)) from f where n < 30) select cardinality(st) from f
-- case: own_growth-elements-007
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an element says how much is made
with recursive f(n, st) as (select 2, array[1,1] union all select n+1, array[st[1]*2, st[2]*2] from f where n < 30) select length(repeat('x', st[1])) from f
-- case: own_growth-elements-008
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a series of as many rows as a text is long, and more than one character for each
with recursive f(n, s) as (select 0,'xx'::text union all select n+1, (select string_agg('xxxxxxxxxxxxxxxx','') from generate_series(1,length(s))) from f where n<6) select length(s) from f
-- case: own_growth-elements-009
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same, in FROM
with recursive f(n, st) as (select 2, array[1,1] union all select n+1, q.a from f, lateral (select array_agg(1) as a from generate_subscripts(st, 1) i, generate_series(1,2)) q where n < 20) select cardinality(st) from f
-- case: own_growth-elements-010
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same, as ARRAY
with recursive f(n, st) as (select 2, array[1,1] union all select n+1, array(select 1 from (select 1 from unnest(st)) z, generate_series(1,2)) from f where n < 20) select cardinality(st) from f
-- case: own_growth-elements-011
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same, in WITH
with recursive f(n, st) as (select 2, array[1,1] union all select n+1, (with w as (select array_agg(1) a from unnest(st), generate_series(1,2)) select a from w) from f where n < 20) select cardinality(st) from f
-- case: own_growth-elements-012
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same, unnested in a target list
with recursive f(n, st) as (select 2, array[1,1] union all select n+1, (select array_agg(1) from (select unnest(st)) j, generate_series(1,2)) from f where n < 20) select cardinality(st) from f
-- case: own_growth-slowly
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a hundredth more in each of 1,600 steps
WITH RECURSIVE p(d, v) AS (SELECT 0, 1.0::float UNION ALL SELECT d+1, v*1.01 FROM p WHERE d<1600) SELECT max(length(repeat('x', v::int))) FROM p
-- case: own_growth-functions-001
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what `||` of documents does, under its own name
WITH RECURSIVE t(s, n) AS (SELECT '[1]'::jsonb, 1 UNION ALL SELECT jsonb_concat(s, s), n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-002
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a document put into itself twice
WITH RECURSIVE t(s, n) AS (SELECT '[0]'::jsonb, 1 UNION ALL SELECT jsonb_set_lax(jsonb_set_lax('[0,0]', '{0}', s), '{1}', s), n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-003
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an aggregate of pairs makes one value of rows as well
WITH RECURSIVE t(s, n) AS (SELECT 'a'::text, 1 UNION ALL SELECT (SELECT json_object_agg(k, s)::text FROM (VALUES (1), (2)) v(k)), n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-004
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and so does one that leaves NULL out
WITH RECURSIVE t(s, n) AS (SELECT '[1]'::jsonb, 1 UNION ALL SELECT (SELECT jsonb_agg_strict(s) FROM (VALUES (1), (2)) v(k), LATERAL (SELECT t.s) q), n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-005
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an element for each fraction
WITH RECURSIVE t(s, n) AS (SELECT 'a'::text, 1 UNION ALL SELECT (SELECT percentile_disc(ARRAY[0.5, 0.6]) WITHIN GROUP (ORDER BY q.s) FROM (VALUES (1)) v(k), LATERAL (SELECT t.s) q)::text, n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-006
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the match is an array, and its text puts quotes in front of quotes
WITH RECURSIVE t(s, n) AS (SELECT '"'::text, 1 UNION ALL SELECT regexp_match(s, '.*')::text, n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-007
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the lexeme of a dictionary is an array as well
WITH RECURSIVE t(s, n) AS (SELECT '"'::text, 1 UNION ALL SELECT ts_lexize('simple', s)::text, n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-008
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: four characters for each that was there
WITH RECURSIVE t(s, n) AS (SELECT 'ab'::text, 1 UNION ALL SELECT repeat('(.*)', length(s)), n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-009
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: as long as it was, twice
WITH RECURSIVE t(s, n) AS (SELECT 'ab'::text, 1 UNION ALL SELECT repeat('a', length(s)) || repeat('a', length(s)), n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-010
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the length by way of another column
WITH RECURSIVE t(s, l, n) AS (SELECT 'ab'::text, 2, 1 UNION ALL SELECT repeat('ab', l), length(s), n + 1 FROM t WHERE n < 60) SELECT max(length(s)) FROM t
-- case: own_growth-functions-011
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same in FROM
WITH RECURSIVE t(s, n) AS (SELECT 'ab'::text, 1 UNION ALL SELECT x, n + 1 FROM t, repeat('ab', length(t.s)) AS x WHERE n < 40) SELECT max(length(s)) FROM t
-- case: own_growth-functions-012
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a point, of thirty characters, for each
WITH RECURSIVE t(s, n) AS (SELECT ARRAY['a'], 1 UNION ALL SELECT ARRAY(SELECT polygon(length(s::text), circle '((0,0),1)')::text), n + 1 FROM t WHERE n < 8) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-013
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the length of bytes that are written is twice their number
WITH RECURSIVE t(s, n) AS (SELECT 'ab'::bytea, 1 UNION ALL SELECT rpad('a', length(s::text))::bytea, n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-014
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: bytes are written with two digits each
WITH RECURSIVE t(s, n) AS (SELECT 'ab'::text, 1 UNION ALL SELECT ltrim(decode(s, 'escape')::text, '\'), n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-015
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what separates stands there more than once
WITH RECURSIVE t(s, n) AS (SELECT 'ab'::text, 1 UNION ALL SELECT concat_ws(s, 'a', 'b', 'c'), n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-016
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a document becomes a text beside `||`, and is put in quotes again
WITH RECURSIVE t(s, n) AS (SELECT '[1]'::json, 1 UNION ALL SELECT json_array(s || 'a' RETURNING json), n + 1 FROM t WHERE n < 40) SELECT max(length(s::text)) FROM t
-- case: own_growth-functions-017
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the same in a chain of queries
WITH c0 AS (SELECT 'ab'::text AS x), c1 AS (SELECT repeat('(.*)', length(x)) AS x FROM c0), c2 AS (SELECT repeat('(.*)', length(x)) AS x FROM c1), c3 AS (SELECT repeat('(.*)', length(x)) AS x FROM c2), c4 AS (SELECT repeat('(.*)', length(x)) AS x FROM c3), c5 AS (SELECT repeat('(.*)', length(x)) AS x FROM c4), c6 AS (SELECT repeat('(.*)', length(x)) AS x FROM c5), c7 AS (SELECT repeat('(.*)', length(x)) AS x FROM c6), c8 AS (SELECT repeat('(.*)', length(x)) AS x FROM c7), c9 AS (SELECT repeat('(.*)', length(x)) AS x FROM c8), c10 AS (SELECT repeat('(.*)', length(x)) AS x FROM c9), c11 AS (SELECT repeat('(.*)', length(x)) AS x FROM c10), c12 AS (SELECT repeat('(.*)', length(x)) AS x FROM c11), c13 AS (SELECT repeat('(.*)', length(x)) AS x FROM c12), c14 AS (SELECT repeat('(.*)', length(x)) AS x FROM c13), c15 AS (SELECT repeat('(.*)', length(x)) AS x FROM c14) SELECT length(x) FROM c15
-- case: own_growth-functions-018
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: arrays and texts by turns, in a chain of queries
WITH c0 AS (SELECT '"'::text AS x), c1 AS (SELECT regexp_match(x, '.*')::text AS x FROM c0), c2 AS (SELECT regexp_match(x, '.*')::text AS x FROM c1), c3 AS (SELECT regexp_match(x, '.*')::text AS x FROM c2), c4 AS (SELECT regexp_match(x, '.*')::text AS x FROM c3), c5 AS (SELECT regexp_match(x, '.*')::text AS x FROM c4), c6 AS (SELECT regexp_match(x, '.*')::text AS x FROM c5), c7 AS (SELECT regexp_match(x, '.*')::text AS x FROM c6), c8 AS (SELECT regexp_match(x, '.*')::text AS x FROM c7), c9 AS (SELECT regexp_match(x, '.*')::text AS x FROM c8), c10 AS (SELECT regexp_match(x, '.*')::text AS x FROM c9), c11 AS (SELECT regexp_match(x, '.*')::text AS x FROM c10), c12 AS (SELECT regexp_match(x, '.*')::text AS x FROM c11), c13 AS (SELECT regexp_match(x, '.*')::text AS x FROM c12), c14 AS (SELECT regexp_match(x, '.*')::text AS x FROM c13), c15 AS (SELECT regexp_match(x, '.*')::text AS x FROM c14), c16 AS (SELECT regexp_match(x, '.*')::text AS x FROM c15), c17 AS (SELECT regexp_match(x, '.*')::text AS x FROM c16), c18 AS (SELECT regexp_match(x, '.*')::text AS x FROM c17), c19 AS (SELECT regexp_match(x, '.*')::text AS x FROM c18), c20 AS (SELECT regexp_match(x, '.*')::text AS x FROM c19), c21 AS (SELECT regexp_match(x, '.*')::text AS x FROM c20), c22 AS (SELECT regexp_match(x, '.*')::text AS x FROM c21), c23 AS (SELECT regexp_match(x, '.*')::text AS x FROM c22), c24 AS (SELECT regexp_match(x, '.*')::text AS x FROM c23), c25 AS (SELECT regexp_match(x, '.*')::text AS x FROM c24), c26 AS (SELECT regexp_match(x, '.*')::text AS x FROM c25), c27 AS (SELECT regexp_match(x, '.*')::text AS x FROM c26), c28 AS (SELECT regexp_match(x, '.*')::text AS x FROM c27), c29 AS (SELECT regexp_match(x, '.*')::text AS x FROM c28), c30 AS (SELECT regexp_match(x, '.*')::text AS x FROM c29) SELECT length(x) FROM c30
