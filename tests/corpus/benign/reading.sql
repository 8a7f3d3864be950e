-- case: honest_reading-001
-- rows: 2
with c as (select count(*) as n from customers), i as (select count(*) as n from invoices) values ('customers', (select n from c)), ('invoices', (select n from i))
-- case: honest_reading-002
-- rows: 3
select minor_units > 1 as has_cents, count(*) from currencies group by rollup (minor_units > 1) order by 1 nulls last
-- case: honest_reading-003
-- rows: 3
select minor_units = 2 as cents, usd_rate > 1 and minor_units = 2 as dear, count(*) from currencies group by grouping sets ((minor_units = 2), cube (usd_rate > 1 and minor_units = 2)) having count(*) < 5 order by 1, 2 limit 3
-- case: honest_reading-004
-- rows: 1
select json_array(select code from currencies order by code limit 2 returning jsonb), json_array(with x as (select 1 as y) select y from x)
-- case: honest_reading-005
-- rows: 1
select '1 day 02:03'::interval day, cast('2:03:04.567' as interval day to second (1)), interval '1 2:03' day to minute, interval '3' month
-- case: honest_reading-006
-- rows: 5
select interval + 1 as longer, qualify, range < 3 as near from (select minor_units as interval, code as qualify, usd_rate as range from currencies) as list
-- case: honest_reading-007
-- rows: 1
with map as (select code as drop, usd_rate as struct from currencies), describe as (select max(drop) as insert, sum(struct) as xor from map) select insert, xor from describe lock
-- case: honest_reading-008
-- rows: 5
select code from currencies tablesample bernoulli (50 + (select 50)) repeatable (length('seed')) order by code
-- case: honest_reading-009
-- rows: 5
select anti.code from currencies anti join currencies semi on anti.code = semi.code
-- case: honest_reading-010
-- rows: 1
select format('%-10s|%5s|%1$s', 'a', 'b'), format(min(name) || ' of 20260101: %s', 'x') from currencies
