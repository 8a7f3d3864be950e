-- case: own_resources_slices-01
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: both slices hold the place in between: a character more in each step, of which nothing tells that it is one
with recursive t(n, s) as (select 1, 'ab' union all select n + 1, substr(s, 1, n) || substr(s, n) from t where n < 30) select length(s) from t
-- case: own_resources_slices-02
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: below zero, left counts from the end: both slices hold nearly all
with recursive t(n, s) as (select 1, 'ab' union all select n + 1, left(s, n - 40) || substr(s, n - 38) from t where n < 30) select length(s) from t
-- case: own_resources_slices-03
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: each call of random tells another place
with recursive t(n, s) as (select 1, 'ab' union all select n + 1, substr(s, 1, (random() * 9)::int - 1) || substr(s, (random() * 9)::int + 1) from t where n < 30) select length(s) from t
-- case: own_resources_slices-04
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the second slice stands there twice
with recursive t(n, s) as (select 1, 'ab' union all select n + 1, substr(s, 1, n - 1) || substr(s, n + 1) || substr(s, n + 1) from t where n < 30) select length(s) from t
-- case: own_resources_slices-05
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the whole stands between its slices
with recursive t(n, s) as (select 1, 'ab' union all select n + 1, substr(s, 1, n - 1) || s || substr(s, n + 1) from t where n < 30) select length(s) from t
-- case: own_resources_slices-06
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: another column, which is made of the whole, stands between the slices
with recursive t(n, s, r) as (select 1, 'ab', 'ab' union all select n + 1, substr(s, 1, n - 1) || r || substr(s, n + 1), s from t where n < 30) select length(s) from t
-- case: own_resources_slices-07
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the slices are those of two columns, each made of the other
with recursive t(n, s, r) as (select 1, 'ab', 'ab' union all select n + 1, substr(s, 1, n - 1) || substr(r, n + 1), s || r from t where n < 40) select length(s) from t
-- case: own_resources_slices-08
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a third slice beside two that do not overlap
with recursive t(n, s) as (select 1, 'ab' union all select n + 1, right(s, 5) || left(s, -4) || substr(s, 2) from t where n < 30) select length(s) from t
-- case: own_resources_slices-09
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: nearly all from the left, and nearly all from the right
with recursive t(n, s) as (select 1, 'ab' union all select n + 1, left(s, -1) || right(s, -1) from t where n < 30) select length(s) from t
-- case: own_resources_slices-10
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: three slices, of which two overlap
with recursive t(n, s) as (select 1, 'ab' union all select n + 1, left(s, -1) || right(s, 2) || right(s, -2) from t where n < 30) select length(s) from t
-- case: own_resources_slices-11
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the whole stands beside its slices, in an array
with recursive t(n, a) as (select 1, array[1,2] union all select n + 1, a[:n] || a[n + 1:] || a from t where n < 30) select cardinality(a) from t
-- case: own_resources_slices-12
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the array as a text becomes its element
with recursive t(n, a) as (select 1, array['ab','c'] union all select n + 1, a[:n] || (a::text) || a[n + 1:] from t where n < 30) select cardinality(a) from t
-- case: own_resources_slices-13
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the slices end at two columns: the one that stays small leaves nearly all
with recursive t(n, m, s) as (select 1, 1, 'ab' union all select n + 1, m, substr(s, 1, n - 1) || substr(s, m + 1) from t where n < 30) select length(s) from t
-- case: own_resources_slices-14
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what is put between the slices is large by itself
with recursive t(n, s) as (select 1, 'ab' union all select n + 1, substr(s, 1, n - 1) || repeat('x', 1000000) || substr(s, n + 1) from t where n < 3000) select length(s) from t
-- case: own_resources_slices-15
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: slices of what was doubled before
with recursive t(n, s) as (select 1, 'ab' union all select n + 1, substr(x, 1, n - 1) || substr(x, n + 1) from t, lateral (select s || s as x) d where n < 30) select length(s) from t
-- case: own_resources_slices-16
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the whole comes back by way of a subquery
with recursive t(n, s) as (select 1, 'ab' union all select n + 1, substr(s, 1, n - 1) || d.x || substr(s, n + 1) from t, lateral (select s as x) d where n < 30) select length(s) from t
-- case: own_resources_slices-17
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: what is put together is replaced by more
with recursive t(n, s) as (select 1, 'ab' union all select n + 1, replace(substr(s, 1, n - 1) || 'x' || substr(s, n + 1), 'x', 'xx') from t where n < 30) select length(s) from t
-- case: own_resources_slices-18
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a text tells a pattern, not a place: both slices are the same
with recursive t(n, s) as (select '1'::text, 'ab' union all select n || '1', substring(s, n) || substring(s, n) from t where length(n) < 30) select length(s) from t
-- case: own_resources_slices-19
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the slices are of two columns
with recursive t(s, v, k, n) as (select 'ab', 'cd', 1000000, 1 union all select s || substr(s, 1, k) || substr(v, k + 1), s, k, n + 1 from t where n < 25) select max(length(s)) from t
-- case: own_resources_slices-20
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: two slices before the place, and one behind it
with recursive t(s, k, n) as (select 'ab', 1000000, 1 union all select substr(s, 1, k) || substr(s, 1, k) || substr(s, k + 1), k, n + 1 from t where n < 25) select max(length(s)) from t
