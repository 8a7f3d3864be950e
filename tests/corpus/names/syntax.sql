-- Each line is PostgreSQL's own grammar, rare parts included: both parsers read it and find the same.
select vector '[1,2]', inet '10.0.0.1', point '(1,2)', jsonb '{}', int4range '[1,5)', ticket_status 'open', app.ticket_status 'open'
select U&"d\0061t" from t
select JSON_QUERY(a, '$.x' WITH CONDITIONAL ARRAY WRAPPER KEEP QUOTES NULL ON EMPTY ERROR ON ERROR), json_value(a, '$.b' returning numeric(10,2) default 1 on empty default null on error)
select json_array(1,2 null on null returning jsonb), json_array(select x as y from t order by 1), json_objectagg(k : v absent on null with unique keys returning jsonb), json_arrayagg(x order by y desc null on null), json('{}' with unique keys), json_scalar(1), json_serialize('{}' returning text)
select * from json_table(a, '$[*]' as root passing 1 as x, 2 as y columns (id for ordinality, "n" text path '$.n' default 'x' on empty null on error, e bool exists path '$.e', j jsonb format json path '$.j' with wrapper, nested path '$.c[*]' as cc columns (d numeric(10,2) path '$.d', ts timestamp with time zone path '$.t')) error on error) jt
select substring('abc' from 1 for 2), substring('abc' similar 'a' escape '#'), overlay('a' placing 'b' from 1 for 2), position('a' in 'b'), trim(both 'x' from 'y'), trim('y'), trim(leading from 'x'), extract(epoch from now()), normalize('a', nfc), 'a' is nfc normalized, 'x' is not normalized, collation for ('a')
select 1 = any(array[1,2]), 1 <> all(select 1), a -> 'b' ->> 'c' #>> '{a}', -1, - -1, a*-1, a<-1, @-5, !!'a'::tsquery, ~1, a @> b and not a <@ b
select x at time zone 'utc', x at local, a operator(pg_catalog.+) b, operator(pg_catalog.-) 5 from t order by a using >, b using <
select * from a join b using (x) as j, c natural join d cross join lateral (select 1) z
select array[[1,2],[3,4]], (array[array[1],array[2]])[1:2], (array[1,2])[1], '{1}'::int[][], a[1][2] from t
select a[:b], a[:b + 1], a[:f(c)], a[b:], a[b:c], a[:], (array[1, 2])[:b] from t
select grouping(a), count(*) from t group by grouping sets ((a),(), rollup(b), cube(a,b))
select row(1,2) = row(2,3), (1,2) < (2,3), (t).a, (t).*, (f(x)).y from t
select interval '1' day, interval '1-2' year to month, interval(3) '1 sec', '1 day'::interval day, timestamp(3) with time zone '2020-01-01', time with time zone '12:00'
select a isnull, b notnull, c is distinct from d, x between symmetric 1 and 2, 'a' like 'b' escape 'c', 'a' similar to 'b', a ilike any(array['x'])
with recursive t(a) as materialized (select 1 union all select a+1 from t where a<5) search depth first by a set o cycle a set c to true default false using p select * from t
select percentile_cont(0.5) within group (order by x desc nulls last) filter (where y) from t
select * from only t, t2 *, rows from (generate_series(1,2), f(x) as (a int, b text)) with ordinality as r(x,y,z)
select * from t tablesample bernoulli(10) repeatable (1) limit 5 offset 2 rows
select 1 union all (select 2 except select 3) intersect all values (1),(2) order by 1
select cast(a as numeric(10,2)), a::varchar(10), a::"char", a::bit(3), b'101', x'1F', a::timestamptz(0), a::double precision, a::character varying(3)[]
select case a when 1 then 2 else 3 end, coalesce(a,b), greatest(a,b), nullif(a,b), exists(select 1), concat(variadic array['a']), f(a => 1, b := 2)
table t order by 1
values (1,'a'),(2,'b') order by 1 limit 1
select current_date, current_timestamp(3), localtime, localtimestamp, current_user, session_user, user, current_catalog, current_schema
select left('a',1), right('b',2), replace(a,b,c), format('%s',a), date(x), text(x), int4(y), char_length(z), mod(5,2), position, value, key from t
select "Foo"."Bar"(1), "select" from "T" as "x y"(a,b)
select a as filter, b as left from t
select name, type, date, timestamp, year, month, day, hour, user_id, order_id, status, text, role, level, index, comment from t
select substring(d for 30), substring(d from 2), interval '12:34.5678' minute to second(2), interval '1.234' second(2) from t
select a like 'x' escape '$'::bytea, b similar to 'y' escape ('z'), a at time zone ('utc'), x between symmetric (1) and (2) from only (t)
with recursive s(f, t) as (select 1, 2 union all select f + 1, t from s where f < 3) search depth first by f, t set seq cycle f, t set is_cycle to 'Y' default 'N' using path select * from s order by seq
with recursive s as (select 1 as "Id") cycle "Id" set c using p select search, cycle from s, cycle
select search from t where search @@ q and (f(x)) is not null
select (f(x)) cycle, (g(x)) search from t
select national character 'a', national char(3) 'abc', a::national character varying(3), b::bit varying(3), nchar 'a' from t
select json '{}', pg_catalog.json '{}', pg_catalog.date '2026-01-01', app.ticket_status 'open', null::app.currencies
select * from current_date, current_timestamp as now(at), localtime
select count(*) from t tablesample "bernoulli" (10) repeatable (1)
with a as (select 1 as n), b as (select 2 as n) values ('a', (select n from a)), ('b', (select n from b))
select a > b as more, count(*) from t group by rollup (a > b, (c, d)), cube (e is null), grouping sets (f = 1, rollup (g), ())
select json_array(select a as path from t order by a limit 3 returning jsonb), json_array(with x as (select 1 as y) select y from x format json returning text)
select '1 day'::interval day, cast('1' as interval day to second (3)), interval '1 day' day to hour, interval '1 2:03' day to minute, interval '1' month
select interval + 1, max(interval), interval - a, -interval, interval::text from t where interval > 0 order by interval desc
select count(*) from t tablesample bernoulli (1 + (select f(1))) repeatable (g(2)) join u tablesample system (10.5) repeatable (3) on t.a = u.a
select 1_000., 1_000.5
with describe as (select 1 as drop), map as (select drop from describe) select max(drop), map.drop from map group by drop order by drop desc
select anti.a, semi.b, list.qualify, regexp, xor + struct, nullable::text from t anti join u semi on anti.a = semi.b, v list, w as lock where regexp = 1 and range < 2 or glob > 3
select drop, insert, alter, lock, cube from t as lock group by cube, rollup having drop = 1 order by insert
