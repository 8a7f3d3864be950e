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
-- case: pace-008
-- rows: 1
with recursive y(yr) as (select 2020 union all select yr + 1 from y where yr < 2026) select string_agg('FY' || yr, ', ') from y
-- case: pace-009
-- rows: 1
with recursive r as (select 2026 as n, 10000.0 as v union all select n + 1, v * 1.07 from r where n < 2046) select jsonb_agg(jsonb_build_object('year', n, 'balance', v) order by n) from r
-- case: pace-010
-- rows: 1
with recursive c(n, s) as (select 2020, 'start' union all select n + 1, s || '>' || n from c where n < 2026) select string_agg(s, E'\n') from c
-- case: pace-011
-- rows: 1
with recursive t(ts) as (select 1767225600 union all select ts + 86400 from t where ts < 1769904000) select string_agg('t' || ts, ',') from t
-- case: pace-012
-- rows: 1
with recursive b(lo) as (select 0 union all select lo + 1 from b where lo < 5000) select string_agg(lo || '', ',') filter (where lo % 500 = 0) from b
-- case: pace-013
-- rows: 1
with recursive loan(n, balance) as (select 0, 250000.00 union all select n + 1, round(balance * (1 + 0.045 / 12) - 1266.71, 2) from loan where n < 360) select json_agg(json_build_object('month', n, 'balance', balance) order by n) from loan where n % 12 = 0
-- case: pace-014
-- rows: 1
with recursive loan(n, balance) as (select 0, 250000.00 union all select n + 1, (balance * 1.00375 - 1266.71)::numeric(12, 2) from loan where n < 360) select string_agg(format('%s: %s', n, balance), E'\n' order by n) from loan
