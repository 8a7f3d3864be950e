-- case: resource_chapters-001
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: sleeps in OFFSET
select * from currencies offset pg_sleep(5)::text::int
-- case: resource_chapters-002
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: sequence in a slice bound
select (array[1,2,3])[1:lastval()]
-- case: resource_chapters-003
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: padding bomb in format
select format('%999999999s', 'x')
-- case: resource_chapters-004
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: padding bomb by an argument
select format('%*s', 2000000000, 'x')
-- case: resource_chapters-005
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: padding bomb in a type
select ''::char(10000000) || ''
-- case: resource_chapters-006
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: padding bomb in a bit type
select B'1'::bit(80000000)
-- case: resource_chapters-007
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: number bomb
select factorial(100000)
-- case: resource_chapters-008
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: number bomb
select 10::numeric ^ 130000
-- case: resource_chapters-009
-- must: reject_by_guard
-- expect: guard.too_many_rows
-- why: series bomb
select count(*) from generate_series('0001-01-01'::timestamp, '9999-01-01'::timestamp, '1 microsecond')
-- case: resource_chapters-010
-- must: reject_by_guard
-- expect: guard.too_many_rows
-- why: series bomb
select n from generate_series(1, 9223372036854775807) n order by n desc
-- case: resource_chapters-011
-- must: reject_by_guard
-- expect: guard.recursion_unbounded
-- why: recursion without a bound
with recursive r as (select 1 as n union all select n + 1 from r) select count(*) from r
-- case: resource_chapters-012
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: array bomb
select array_fill(0, array[40000, 40000])
