-- case: own_readings-001
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: VALUES behind a WITH is read by both
with a as (select 1) values (set_config('app.tenant_id', 'x', true))
-- case: own_readings-002
-- must: reject_by_guard
-- expect: guard.column_hidden
with a as (select 1) values ((select password_hash from app.users limit 1))
-- case: own_readings-003
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: a comparison in ROLLUP holds a call
select count(*) from app.customers group by rollup (set_config('app.tenant_id', 'x', true) = 'x')
-- case: own_readings-004
-- must: reject_by_guard
-- expect: guard.function_denied
select count(*) from app.customers group by grouping sets ((id), cube (name, pg_sleep(1)::text > 'x'))
-- case: own_readings-005
-- must: reject_by_guard
-- expect: guard.function_denied
select json_array(select set_config('app.tenant_id', 'x', true) returning jsonb)
-- case: own_readings-006
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: the size and the seed of a sample are expressions
select 1 from app.customers tablesample bernoulli (length(set_config('app.tenant_id', 'x', true))) repeatable (length(current_setting('app.tenant_id')))
-- case: own_readings-007
-- must: reject_by_guard
-- expect: guard.function_denied
select set_config('app.tenant_id', '1 day', true)::interval day, interval '1' hour
-- case: own_readings-008
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: a word that only sqlglot reserves is a name
select lock.password_hash from app.users as lock join app.customers as anti on true
-- case: own_readings-009
-- must: reject_by_guard
-- expect: guard.write
with drop as (delete from app.customers returning id) select id as insert from drop
-- case: own_readings-010
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the pattern is repeated, and each time makes a wide value
select length(format(repeat('%1$100000s', 10000), 'x'))
-- case: own_readings-011
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: many widths that are small each
select format('{{2000*%1$9999s}}', 'x')
-- case: own_readings-012
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the width is put together
select format('%' || '100000000' || 's', 'x')
-- case: own_readings-013
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a small width, repeated
select format(repeat('%1$9999s', 10000), 'x')
