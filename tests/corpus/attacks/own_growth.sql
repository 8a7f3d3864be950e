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
