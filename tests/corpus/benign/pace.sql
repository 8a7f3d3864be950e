-- case: pace-001
-- rows: 1
with recursive t(n, v) as (select 0, 0 union all select n + 1, v + 40000 from t where v < 5000000 and n < 120) select count(*) from t
-- case: pace-002
-- rows: 1
with recursive t(n, v) as (select 0, 0 union all select 1 + n, v + 40000 from t where v < 5000000 and 120 > n) select count(*) from t
-- case: pace-003
-- rows: 1
with recursive t(n, v) as ((select 0, 0 union all select 5, 0) union all select n + 1, v + 40000 from t where v < 5000000 and n < 120) select count(*) from t
-- case: pace-004
-- rows: 1
with recursive t(n, v) as (values (0, 0), (3, 1) union all select n + 1, v + 40000 from t where v < 5000000 and n < 120) select count(*) from t
-- case: pace-005
-- rows: 1
with recursive t(n, v) as (select 1, 0 union all select n * 2, v + 40000 from t where v < 5000000 and n < 100000) select count(*) from t
-- case: pace-006
-- rows: 1
with recursive t(n, v) as (select 0, 0 union all select t.n + 1, v + x.step from t cross join (select 40000 as step) x where v < 5000000 and t.n < 120) select count(*) from t
-- case: pace-007
-- rows: 1
with recursive t(n, v) as (select 0::int, 0::numeric union all select n + 1, v + 40000 from t where v < 5000000 and n < 120) select count(*) from t
