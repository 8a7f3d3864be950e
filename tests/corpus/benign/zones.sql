-- case: zones-001
-- rows: 3
select now() at time zone make_interval(hours => g) from generate_series(1, 3) g
-- case: zones-002
-- rows: 3
select now() at time zone (interval '1 hour' * g) from generate_series(1, 3) g
-- case: zones-003
-- rows: 3
with q as (select interval '1 hour' * g as i from generate_series(1, 3) g) select now() at time zone i from q
-- case: zones-004
-- rows: 1
select date_subtract(now(), interval '1 day', 'Europe/Berlin'), make_timestamptz(2024, 1, 1, 0, 0, 0, 'Europe/Berlin')
-- case: zones-005
-- rows: 0
select now() at time zone replace(country, ' ', '_') from customers limit 0
-- case: zones-006
-- rows: 200
select now() at time zone (attrs -> 'zones' ->> 0) from customers
-- case: zones-007
-- rows: 0
select now() at time zone (attrs ->> 'tz')::text, now() at time zone coalesce(country::text, 'UTC') from customers where false
-- case: zones-008
-- rows: 1
select now() at time zone z from json_table('["UTC"]', '$[*]' columns (z text path '$')) t
-- case: zones-009
-- rows: 2
select now() at time zone lower(z) from unnest(array['UTC', 'Europe/Berlin']) z
-- case: zones-010
-- rows: 2
select v.name, now() at time zone v.tz from (values ('EU', 'Europe/Berlin', 60 * 60), ('US', 'America/New_York', -5 * 60 * 60)) v(name, tz, off)
-- case: zones-011
-- rows: 1
select count(now() at time zone ('00:00:' || (g % 60))::interval) from generate_series(1, 80000) g
