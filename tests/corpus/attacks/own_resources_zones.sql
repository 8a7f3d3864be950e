-- case: own_resources_zones-001
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a zone for the parts of a time
select max(make_timestamptz(2024, 1, 1, 0, 0, 0, '<a' || g || '>1')) from generate_series(1, 80000) g
-- case: own_resources_zones-002
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a zone in which days are taken away
select max(date_subtract(now(), interval '1 day', '<a' || g || '>1')) from generate_series(1, 80000) g
-- case: own_resources_zones-003
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a zone in which days are added
select max(date_add(now(), interval '1 day', '<a' || g || '>1')) from generate_series(1, 80000) g
-- case: own_resources_zones-004
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a zone for a series
select count(*) from generate_series(1, 80000) g, generate_series(now(), now(), interval '1 day', '<a' || g || '>1')
-- case: own_resources_zones-005
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an element of an array that was made up
select max(now() at time zone (array[format('<a%s>1', g)])[1]) from generate_series(1, 80000) g
-- case: own_resources_zones-006
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a part of a document that was made up
select max(now() at time zone (jsonb_build_object('z', format('<a%s>1', g)) ->> 'z')) from generate_series(1, 80000) g
-- case: own_resources_zones-007
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an alias gives it another name
select max(now() at time zone z) from (select format('<a%s>1', g) as y from generate_series(1, 80000) g) as q(z)
-- case: own_resources_zones-008
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: it goes through three CTEs
with z as (select format('<a%s>1', g) as y from generate_series(1, 80000) g), y as (select lower(y) as x from z), w as (select x as q from y) select max(now() at time zone q) from w
-- case: own_resources_zones-009
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a subquery makes it up
select max(now() at time zone (select '<a' || g || '>1')) from generate_series(1, 80000) g
-- case: own_resources_zones-010
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: so does a CASE
select max(now() at time zone case when g > 1 then '<a' || g || '>1' end) from generate_series(1, 80000) g
-- case: own_resources_zones-011
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and COALESCE
select max(now() at time zone coalesce('<a' || g || '>1', 'UTC')) from generate_series(1, 80000) g
-- case: own_resources_zones-012
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and NULLIF
select max(now() at time zone nullif('<a' || g || '>1', 'UTC')) from generate_series(1, 80000) g
-- case: own_resources_zones-013
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and what is put into a constant
select max(now() at time zone replace('<aX>1', 'X', g::text)) from generate_series(1, 80000) g
-- case: own_resources_zones-014
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: one row of VALUES is enough
select max(now() at time zone v.z) from generate_series(1, 80000) g, lateral (values ('UTC'), ('<a' || g || '>1')) v(z)
-- case: own_resources_zones-015
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: JSON_TABLE takes it apart
select max(now() at time zone t.z) from generate_series(1, 80000) g, json_table(format('["<a%s>1"]', g)::jsonb, '$[*]' columns (z text path '$')) t
-- case: own_resources_zones-016
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an interval has no name until it is written as a text: 1.9 GB
select max(now() at time zone (make_interval(secs => g))::text) from generate_series(1, 80000) g
-- case: own_resources_zones-017
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: so have times
select max(now() at time zone (time '00:00' + make_interval(secs => g))::text) from generate_series(1, 80000) g
-- case: own_resources_zones-018
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and a time that is read off another
select max(now() at time zone g::time::text) from generate_series('2024-01-01'::timestamp, '2024-01-02', '1 s') g
-- case: own_resources_zones-019
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: the text is written one query further out
with q as (select interval '1 s' * g as i from generate_series(1, 80000) g) select max(now() at time zone i::text) from q
-- case: own_resources_zones-020
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: and used yet one further out
select max(now() at time zone z) from (select interval '1 s' * g as i from generate_series(1, 80000) g) q, lateral (select i::text as z) w
-- case: own_resources_zones-021
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an aggregate adds it up
select max(now() at time zone (select i::text)) from (select sum(interval '1 s') over (order by g) as i from generate_series(1, 80000) g) q
-- case: own_resources_zones-022
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: an array of intervals is cast
select max(now() at time zone (array[interval '1 s' * g]::text[])[1]) from generate_series(1, 80000) g
-- case: own_resources_zones-023
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a document writes it
select max(now() at time zone (json_object('a': interval '1 s' * g) ->> 'a')) from generate_series(1, 80000) g
-- case: own_resources_zones-024
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: a row writes it
select max(now() at time zone btrim(row(interval '1 s' * g)::text, '()')) from generate_series(1, 80000) g
-- case: own_resources_zones-025
-- must: reject_by_guard
-- expect: guard.value_too_large
-- why: numbers are zones as well
select max(now() at time zone (g % 160 + 0.5)::text) from generate_series(1, 80000) g
