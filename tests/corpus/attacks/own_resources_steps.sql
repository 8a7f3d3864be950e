-- case: own_resources_steps-001
-- must: bounded
-- expect: guard.value_too_large
-- why: a counter that begins far below zero takes a million steps, not five
with recursive t(n, s) as (select -1000000, 'aaaaaaaaaa' union all select n + 1, s || 'aaaaaaaaaa' from t where n < 5) select string_agg(s, '') from t
-- case: own_resources_steps-002
-- must: bounded
-- expect: guard.value_too_large
-- why: 30,000 steps
with recursive t(n, s) as (select -30000, 'aaaaaaaaaa' union all select n + 1, s || 'aaaaaaaaaa' from t where n < 5) select string_agg(s, '') from t
-- case: own_resources_steps-003
-- must: bounded
-- expect: guard.value_too_large
-- why: a rounded number that doubles its digits in each step
with recursive t(n, v) as (select 1, 3.0 union all select n + 1, round(v * v, 2) from t where n < 360) select json_agg(json_build_object('n', n, 'v', v)) from t
-- case: own_resources_steps-004
-- must: bounded
-- expect: guard.value_too_large
-- why: one that has a hundred digits more in each
with recursive t(n, v) as (select 1, 3.0 union all select n + 1, round(v * 1e100, 2) from t where n < 360) select json_agg(json_build_object('n', n, 'v', v)) from t
-- case: own_resources_steps-005
-- must: bounded
-- expect: guard.value_too_large
-- why: one is added, but the text in front of it grows
with recursive t(n, v) as (select 1, 1.0 union all select n + 1, (v * 1.00000001) + 1 from t where n < 900) select json_agg(json_build_object('n', n, 'v', v)) from t
-- case: own_resources_steps-006
-- must: bounded
-- expect: guard.value_too_large
-- why: a cast to no length
with recursive t(n, v) as (select 1, 1.0 union all select n + 1, (v * 1.00000001)::numeric from t where n < 900) select json_agg(json_build_object('n', n, 'v', v)) from t
