-- case: own_resources_pace-001
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: the counter begins far below, in the second query that starts the recursion
with recursive t(n, v) as ((select 0, 0 union all select -9000000, 0) union all select n + 1, v + 1 from t where v < 5000000 and n < 120) select count(*) from t
-- case: own_resources_pace-002
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: where it begins is computed
with recursive t(n, v) as ((select 0, 0 union all select (select -9000000), 0) union all select n + 1, v + 1 from t where v < 5000000 and n < 120) select count(*) from t
-- case: own_resources_pace-003
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: a `*` moves the columns of one query
with recursive t(a, b, n, v) as ((select 1, 1, 0, 0 union all select q.*, -9000000, 0 from (values (1, 1)) q(x, y)) union all select a, b, n + 1, v + 1 from t where v < 5000000 and n < 120) select count(*) from t
-- case: own_resources_pace-004
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: the alias of a join gives the columns each other's names
with recursive t(n, v) as (select 0, -9000000 union all select n + 1, a + 1 from (t cross join (select 1) x) as j(a, n, c) where n < 120 and a < 5000000) select count(*) from t
-- case: own_resources_pace-005
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: two more in each step are no doubling
with recursive t(n, v) as (select 1, 0 union all select n + 2, v + 1 from t where v < 5000000 and n < 90000000) select count(*) from t
-- case: own_resources_pace-006
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: times one is no counter
with recursive t(n, v) as (select 1, 0 union all select n * 1, v + 1 from t where v < 5000000 and n < 120) select count(*) from t
-- case: own_resources_pace-007
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: nor is half of it
with recursive t(n, v) as (select 1.0, 0 union all select n * 0.5, v + 1 from t where v < 5000000 and n < 120) select count(*) from t
-- case: own_resources_pace-008
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: a negative step never arrives
with recursive t(n, v) as (select 0, 0 union all select n + -1, v + 1 from t where v < 5000000 and n < 120) select count(*) from t
-- case: own_resources_pace-009
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: OR lets the recursion go on
with recursive t(n, v) as (select 0, 0 union all select n + 1, v + 1 from t where v < 5000000 or n < 120) select count(*) from t
-- case: own_resources_pace-010
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: NOT turns the bound around
with recursive t(n, v) as (select 200, 0 union all select n + 1, v + 1 from t where v < 5000000 and not (n < 120)) select count(*) from t
-- case: own_resources_pace-011
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: the counter of another table
with recursive t(n, v) as (select 0, 0 union all select t.n + 1, v + 1 from t cross join (select 0 as n) x where v < 5000000 and x.n < 120) select count(*) from t
-- case: own_resources_pace-012
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: a step that a float does not notice
with recursive t(n, v) as (select 1e17::float8, 0 union all select n + 1, v + 1 from t where v < 5000000 and n < 1e17 + 16) select count(*) from t
