-- case: honest_chapters-001
-- rows: 1
select E'tab\there' as a, U&'d\0061t\+000061' as b, $q$it's$q$ as c, B'1010' as d, X'1F' as e, 1_500_000 as f, 0b101 as g, 0o17 as h, 0xff as i
-- case: honest_chapters-002
-- rows: 2
select 'a literal that '
       'goes on' as joined, name U&"n\00e4me" from customers order by name limit 2
-- case: honest_chapters-003
-- rows: 1
select 2 + 3 * (4 ^ 2)::int % 5 as a, not false and true as b, -2 ^ 2 as c, 7 / 2 as d, 7.0 / 2 as e, @ -5 as f, |/ 25.0 as g, ||/ 27.0 as h
-- case: honest_chapters-004
-- rows: 5
select sku, dims[1:2], dims[:2], dims[2:], dims[1] * dims[2] * dims[3] as volume from products order by sku limit 5
-- case: honest_chapters-005
-- rows: 4
select (array_agg(number order by total desc))[1:3] as largest, currency from invoices group by currency order by currency
-- case: honest_chapters-006
-- rows: 1
select (select array_agg(x order by x desc) from generate_series(1, 5) x)[2] as second
-- case: honest_chapters-007
-- rows: 1
select count(*) from invoices where (issued_at, number) >= (date '2026-01-10', 'AC-000100') and row(status, currency) <> row('paid', 'USD')
-- case: honest_chapters-008
-- rows: 4
select name from customers where name > 'D' collate "C" order by name collate "POSIX" desc limit 4
-- case: honest_chapters-009
-- rows: 1
select make_interval(days => 10, hours => 3) as a, make_date(year := 2026, month := 2, day := 28) as b
-- case: honest_chapters-010
-- rows: 1
select float8 '1.5' as a, numeric(6,2) '12.345' as b, interval '3' day as c, interval '1-2' year to month as d, interval(0) '1.6 seconds' as e, timestamp(0) with time zone '2026-01-01 10:00:00.7+00' as f
-- case: honest_chapters-011
-- rows: 6
select distinct on (customer_id) customer_id, number, issued_at from invoices order by customer_id, issued_at desc, number limit 6
-- case: honest_chapters-012
-- rows: 3
select j.tenant_id = c.tenant_id as same, i.number from invoices i join customers c using (tenant_id) as j where c.id = i.customer_id order by i.number limit 3
-- case: honest_chapters-013
-- rows: 10
select ab.code, ab.n from (currencies c cross join generate_series(1, 2) as g(n)) as ab order by ab.code, ab.n
-- case: honest_chapters-014
-- rows: 3
select t.a, t.b, t.n from rows from (generate_series(1, 3), unnest(array['x', 'y'])) with ordinality as t(a, b, n) order by t.n
-- case: honest_chapters-015
-- rows: 6
select c.name, tag.t, tag.pos from customers c cross join lateral unnest(c.tags) with ordinality as tag(t, pos) order by c.name, tag.pos limit 6
-- case: honest_chapters-016
-- rows: 6
select c.country, latest.number from (select distinct country from customers) c left join lateral (select i.number from invoices i join customers k on k.id = i.customer_id where k.country = c.country order by i.issued_at desc, i.number limit 1) latest on true order by 1
-- case: honest_chapters-017
-- rows: 20
select country, segment, is_active, count(*), grouping(country, segment, is_active) as level from customers group by distinct rollup (country, segment), rollup (country, is_active) order by 5, 1, 2, 3 limit 20
-- case: honest_chapters-018
-- rows: 25
select currency, status, sum(total) from invoices group by cube (currency, status) having sum(total) > 1000 order by 1 nulls first, 2 nulls first
-- case: honest_chapters-019
-- rows: 1
select max(total) as top from invoices having count(*) > 10
-- case: honest_chapters-020
-- rows: 8
select number, total, sum(total) over earlier as running, avg(total) over (earlier rows between 2 preceding and current row exclude ties) as near, count(*) over (order by issued_at groups between 1 preceding and 1 following exclude current row) as peers from invoices window earlier as (order by issued_at, number) order by issued_at, number limit 8
-- case: honest_chapters-021
-- rows: 5
select occurred_at, count(*) over (order by occurred_at range between interval '1 hour' preceding and interval '1 hour' following) as around from events order by occurred_at, id limit 5
-- case: honest_chapters-022
-- rows: 5
(select country from customers where segment = 'smb' union all select country from customers where segment = 'mid') except select 'US' intersect all select country from customers order by country
-- case: honest_chapters-023
-- rows: 3
select number, total from invoices order by total using >, number fetch first 3 rows with ties
-- case: honest_chapters-024
-- rows: 4
select number from invoices order by number offset 2 rows fetch next 4 rows only
-- case: honest_chapters-025
-- rows: 2
values (1, 'one'), (2, 'two'), (3, null) order by column1 desc limit 2
-- case: honest_chapters-026
-- rows: 4
with recursive chain(id, manager_id, depth) as (select id, manager_id, 0 from users where manager_id is null union all select u.id, u.manager_id, chain.depth + 1 from users u join chain on u.manager_id = chain.id where chain.depth < 10) search breadth first by id set ordered cycle id set looped using path select depth, count(*), bool_or(looped) from chain group by depth order by depth
-- case: honest_chapters-027
-- rows: 1
with paid as materialized (select customer_id, total from invoices where status = 'paid'), big as not materialized (select * from paid where total > 500) select count(*), count(distinct customer_id) from big
-- case: honest_chapters-028
-- rows: 3
with a as (with b as (select code, usd_rate from currencies) select code from b where usd_rate > 1) select code from a order by code
-- case: honest_chapters-029
-- rows: 3
table currencies order by code limit 3
-- case: honest_chapters-030
-- rows: 1
select exists (select from invoices where paid_at is null) as unpaid, not exists (select 1 from customers where country = 'XX') as none
-- case: honest_chapters-031
-- rows: 2
select status, count(*) from tickets where status between 'pending'::app.ticket_status and 'solved' group by status order by status
-- case: honest_chapters-032
-- rows: 1
select enum_range(null::app.ticket_status) as all_states, enum_first(null::app.ticket_status) as a, enum_last(null::app.ticket_status) as z
-- case: honest_chapters-033
-- rows: 1
select '\xDEADBEEF'::bytea as a, encode('\x0102'::bytea, 'base64') as b, decode('0a0b', 'hex') as c, length('\x0102'::bytea) as d, get_byte('\x0102'::bytea, 1) as e, sha256('abc'::bytea) as f, convert_to('ä', 'UTF8') as g
-- case: honest_chapters-034
-- rows: 1
select 'infinity'::timestamptz > now() as later, date 'epoch' as epoch, isfinite(timestamp '2026-01-01') as finite, 'allballs'::time as midnight
-- case: honest_chapters-035
-- rows: 1
select point(1, 2) <-> point(4, 6) as distance, area(circle(point(0, 0), 2)) as area, box(point(0, 0), point(1, 1)) @> point(0.5, 0.5) as inside, center(box '(2,2),(0,0)') as middle
-- case: honest_chapters-036
-- rows: 5
select host((payload ->> 'ip')::inet) as host, count(*) from events where (payload ->> 'ip')::inet << cidr '10.0.0.0/20' group by 1 order by 2 desc, 1 limit 5
-- case: honest_chapters-037
-- rows: 1
select set_masklen(inet '192.168.1.5/24', 16) as a, network(inet '192.168.1.5/24') as b, broadcast('192.168.1.5/24'::inet) as c, masklen('10.0.0.0/8'::cidr) as d, family('::1'::inet) as e, inet_same_family('10.0.0.1'::inet, '::1') as f, inet '10.0.0.1' + 25 as g
-- case: honest_chapters-038
-- rows: 1
select B'10001' & B'01101' as a, B'10001' | B'01101' as b, B'10001' # B'01101' as c, ~ B'10001' as d, B'10001' << 3 as e, bit_count(B'10101') as f, 44::bit(10) as g, '1110'::bit(4)::int as h, 91 & 15 as i, 32 | 3 as j, 17 # 5 as k, 1 << 4 as l
-- case: honest_chapters-039
-- rows: 1
select uuid_extract_version(uuidv7()) as v, uuid_extract_version(gen_random_uuid()) as w, uuid_extract_timestamp('019535d9-3df7-79fb-b466-fa907fa17f9e') as t, '{A0EEBC99-9C0B4EF8-BB6D6BB9-BD380A11}'::uuid as u
-- case: honest_chapters-040
-- rows: 5
select (c).code, ((c).usd_rate * 2)::numeric(10, 2) as twice, (null::currencies).name is null as empty from (select currencies as c from currencies) as x order by 1
-- case: honest_chapters-041
-- rows: 1
select int4range(10, 20) @> 15 as a, numrange(11.1, 22.2) && numrange(20.0, 30.0) as b, upper(int8range(15, 25)) as c, int4range(10, 20) * int4range(15, 25) as d, isempty(numrange(1, 1)) as e, range_merge(int4range(1, 3), int4range(7, 9)) as f, '{[3,7), [8,9)}'::int4multirange as g, int4multirange(int4range(1, 2), int4range(5, 9)) - int4multirange(int4range(6, 7)) as h, '[2026-01-01,2026-02-01)'::daterange -|- '[2026-02-01,2026-03-01)'::daterange as i
-- case: honest_chapters-042
-- rows: 4
select customer_id, range_agg(service_period) as covered, range_intersect_agg(service_period) as shared from invoices where service_period is not null group by customer_id order by customer_id limit 4
-- case: honest_chapters-043
-- rows: 1
select p, upper(p) - lower(p) as days from (select unnest(range_agg(service_period)) as p from invoices) u order by p limit 5
-- case: honest_chapters-044
-- rows: 4
select attrs['address']['city'] as city, attrs['flags'][0] as first_flag, count(*) from customers group by 1, 2 order by 1, 2
-- case: honest_chapters-045
-- rows: 1
select count(*) from events where payload @? '$.items[*] ? (@ > 2)' and payload @@ '$.ua == "chrome"'
-- case: honest_chapters-046
-- rows: 3
select id, jsonb_path_query_array(payload, '$.items[*] ? (@ >= $low).double()', '{"low": 2}') as high from events order by id limit 3
-- case: honest_chapters-047
-- rows: 5
select total from invoices where total between symmetric 900 and 100 and paid_at is distinct from null and (total > 500) is not unknown order by total limit 5
-- case: honest_chapters-048
-- rows: 3
select num_nonnulls(phone, credit_limit) as filled, num_nulls(phone, credit_limit) as missing, count(*) from customers group by 1, 2 order by 1
-- case: honest_chapters-049
-- rows: 1
select div(17, 5) as a, mod(17, 5) as b, gcd(1071, 462) as c, lcm(12, 18) as d, factorial(10) as e, cbrt(27.0) as f, log(2.0, 64.0) as g, trunc(42.4382, 2) as h, round(-2.5) as i, ceil(-42.8) as j, sign(-8.4) as k, scale(8.4100) as l, min_scale(8.4100) as m, trim_scale(8.4100) as n, width_bucket(now(), array['yesterday', 'today', 'tomorrow']::timestamptz[]) as o
-- case: honest_chapters-050
-- rows: 1
select random(1, 10) between 1 and 10 as a, random_normal(0.0, 1.0) is not null as b, erf(1.0) as c, erfc(1.0) as d, gamma(5.0) as e, lgamma(10.0) as f, sind(30) as g, atan2d(1, 1) as h, degrees(0.5) as i, pi() as j, tanh(1) as k, exp(1.0) as l, ln(2.0) as m, power(9, 3) as n
-- case: honest_chapters-051
-- rows: 1
select overlay('Txxxxas' placing 'hom' from 2 for 4) as a, position('om' in 'Thomas') as b, trim(both 'xyz' from 'yxTomxx') as c, substring('Thomas' from 2 for 3) as d, substring('Thomas' from '...$') as e, substring('Thomas' similar '%#"o_a#"_' escape '#') as f, trim(leading from '  x') as g, ltrim('zzzytest', 'xyz') as h, btrim('xyxtrimyyx', 'xyz') as i
-- case: honest_chapters-052
-- rows: 1
select normalize(U&'\0061\0308bc', NFC) as a, U&'\0061\0308bc' is nfd normalized as b, unistr('d\0061t\+000061') as c, casefold('ẞ') as d, initcap('hi THOMAS') as e, char_length('josé') as f, octet_length('josé') as g, bit_length('jose') as h, unicode_assigned('x') as i
-- case: honest_chapters-053
-- rows: 1
select format('Hello %s, %1$s', 'World') as a, format('|%-10s|%5s|', 'foo', 'bar') as b, format('%I = %L', 'Column', 'O''Reilly') as c, concat_ws(', ', 'a', null, 'b') as d, quote_nullable(null) as e
-- case: honest_chapters-054
-- rows: 4
select line, n from string_to_table('a,b,,c', ',', '') with ordinality as t(line, n) order by n
-- case: honest_chapters-055
-- rows: 5
select regexp_count(subject, '[aeiou]', 1, 'i') as vowels, regexp_instr(subject, '#') as at, regexp_substr(subject, '[0-9]+') as nr, regexp_replace(subject, '\s+(\w+)$', ' <\1>') as marked, regexp_like(body, 'refund|export', 'i') as hit, (regexp_match(subject, '#(\d+)'))[1]::int as no from tickets order by ticket_no limit 5
-- case: honest_chapters-056
-- rows: 10
select word, count(*) from tickets cross join lateral regexp_split_to_table(lower(body), E'\\W+') as word where word <> '' group by word order by count(*) desc, word limit 10
-- case: honest_chapters-057
-- rows: 3
select split_part(email, '@', -1) as domain, translate(phone, '+-', '') as digits, reverse(country) as back, to_hex(255) as hex, to_bin(5) as bin, to_oct(8) as octal, chr(65) as a, ascii('x') as code, starts_with(name, 'An') as an, name ^@ 'An' as an2, md5(name) as m, left(name, -2) as l, right(name, 3) as r, strpos(name, ' ') as s from customers order by name limit 3
-- case: honest_chapters-058
-- rows: 5
select name from customers where name like 'A\_%' escape '\' or name similar to '(Anvil|Birch)%' and name !~~* '%foods%' and email ~* '^contact[0-9]{1,2}@' and email !~ 'zzz' order by name limit 5
-- case: honest_chapters-059
-- rows: 2
select to_char(issued_at, 'FMDay, DDth TMMonth YYYY "week" IW') as day, to_char(total, 'L9G999G990D99PR') as money, to_char(-total, 'SG99990.00') as signed, to_char(interval '15h 2m 12s', 'HH24:MI:SS') as clock from invoices order by number limit 2
-- case: honest_chapters-060
-- rows: 1
select to_timestamp('05 Dec 2026', 'DD Mon YYYY') as a, to_date('2026 52', 'IYYY IW') as b, to_number('12,454.8-', '99G999D9S') as c, to_timestamp(1284352323) as e, to_char(485, 'FMRN') as f, to_char(0.0004859, '9.99EEEE') as g
-- case: honest_chapters-061
-- rows: 1
select timestamp '2026-02-16 20:38:40' at time zone 'America/Denver' as a, timestamptz '2026-02-16 20:38:40+00' at local is not null as b, date_bin('15 minutes', timestamptz '2026-02-11 15:44:17+00', '2026-01-01') as c, date_trunc('day', timestamptz '2026-02-16 20:38:40+00', 'Australia/Sydney') as d, age(timestamp '2026-04-10', timestamp '1957-06-13') as e, justify_interval(interval '1 mon -1 hour') as f, (date '2026-02-16', date '2026-12-21') overlaps (date '2026-10-30', date '2027-10-30') as g
-- case: honest_chapters-062
-- rows: 2
select extract(isodow from issued_at) as dow, extract(quarter from issued_at) as q, date_part('doy', issued_at) as doy, extract(epoch from issued_at) as e, extract(century from issued_at) as c, extract(julian from issued_at) as j from invoices order by number limit 2
-- case: honest_chapters-063
-- rows: 1
select date_add(timestamptz '2026-10-31 00:00:00+01', interval '1 day', 'Europe/Warsaw') as a, date_subtract('2026-11-01 00:00:00+01'::timestamptz, '1 day'::interval, 'Europe/Warsaw') as b, make_timestamptz(2026, 7, 15, 8, 15, 23.5, 'Europe/Berlin') as c, make_time(8, 15, 23.5) as d, clock_timestamp() >= transaction_timestamp() as e, localtimestamp(0) is not null as f, current_time(1) is not null as g, statement_timestamp() is not null as h, justify_days(interval '35 days') as i, timezone('UTC', timestamptz '2026-01-01 00:00+00') as j
-- case: honest_chapters-064
-- rows: 4
select ts_rank_cd(search, q, 32) as rank, ts_headline('english', body, q, 'StartSel=<b>, StopSel=</b>, MaxWords=12, MinWords=4') as snippet from tickets, websearch_to_tsquery('english', '"login page" or refund -export') as q where search @@ q order by rank desc, ticket_no limit 4
-- case: honest_chapters-065
-- rows: 1
select setweight(to_tsvector('english', 'cat'), 'A') || to_tsvector('simple', 'Cats') as v, phraseto_tsquery('english', 'the fat rats') as p, plainto_tsquery('fat rats') && 'cat'::tsquery as q, !! to_tsquery('cat') as n, to_tsquery('fat') <-> to_tsquery('rat') as near, tsquery_phrase(to_tsquery('fat'), to_tsquery('cat'), 3) as far, numnode('fat & rat'::tsquery) as nodes, querytree('foo & ! bar'::tsquery) as tree
-- case: honest_chapters-066
-- rows: 1
select ts_filter('fat:2,4 cat:3b,7c rat:5A'::tsvector, '{a,b}') as a, ts_delete('fat:2,4 cat:3'::tsvector, array['fat', 'rat']) as b, tsvector_to_array('fat:2 cat:3'::tsvector) as c, strip('fat:2 cat:3'::tsvector) as d, array_to_tsvector(array['fat', 'cat']) as e, length('fat:2 cat:3'::tsvector) as f
-- case: honest_chapters-067
-- rows: 5
select lexeme, positions from tickets, unnest(search) as u(lexeme, positions, weights) where ticket_no = (select min(ticket_no) from tickets) order by lexeme limit 5
-- case: honest_chapters-068
-- rows: 4
select jt.* from events e, json_table(e.payload, '$' passing 1 as low columns (rn for ordinality, ip inet path '$.ip', agent text path '$.ua' default 'none' on empty, has_items boolean exists path '$.items', nested path '$.items[*]' columns (pos for ordinality, item int path '$'))) as jt order by e.id, jt.pos limit 4
-- case: honest_chapters-069
-- rows: 4
select json_value(attrs, '$.nps' returning int default -1 on empty null on error) as nps, json_query(attrs, '$.flags' with wrapper) as flags, json_query(attrs, '$.address.city' omit quotes) as city, json_exists(attrs, '$.flags[*] ? (@ == $f)' passing 3 as f) as three from customers order by name limit 4
-- case: honest_chapters-070
-- rows: 3
select json_object('country' : country, 'n' : count(*) absent on null returning jsonb) as o, json_array(country, null, segment null on null) as a, json_arrayagg(name order by name absent on null) as names from customers group by country, segment order by country, segment limit 3
-- case: honest_chapters-071
-- rows: 1
select json_objectagg(code : usd_rate with unique keys) as rates, json_array(select code from currencies order by code) as codes, json_scalar(12.5) as s, json_serialize('{"a": 1}' returning text) as t, json('{"a": 1}') as j from currencies
-- case: honest_chapters-072
-- rows: 1
select '{"a": 1}' is json object as a, '[1, 2]' is json array as b, '"x"' is json scalar as c, '{"a": 1, "a": 2}' is json with unique keys as d, 'nope' is not json as e
-- case: honest_chapters-073
-- rows: 2
select attrs #>> '{address,city}' as a, attrs #- '{address,zip}' as b, jsonb_set_lax(attrs, '{nps}', null, true, 'delete_key') as c, jsonb_insert('{"a": [0,1,2]}', '{a, 1}', '"new"') as d, attrs - 'flags' as e, attrs ?& array['nps', 'source'] as f, attrs ?| array['zzz'] as g, jsonb_strip_nulls('[1,null]', true) as h, jsonb_typeof(attrs -> 'nps') as i, jsonb_pretty('{"a":1}') as j, attrs @> '{"source": "web"}' as k from customers order by name limit 2
-- case: honest_chapters-074
-- rows: 4
select k, count(*), count(distinct v) from customers, jsonb_each_text(attrs) as e(k, v) group by k order by k
-- case: honest_chapters-075
-- rows: 2
select to_jsonb(x) as a, row_to_json(x, true) as b, array_to_json(array[1, 2]) as c, json_build_object('n', n) as d from (select country, count(*) as n from customers group by country) x order by x.n desc, x.country limit 2
-- case: honest_chapters-076
-- rows: 3
select greatest(1, 2, null) as a, least('a', 'b') as b, coalesce(null, phone, email) as c, nullif(segment, 'smb') as d, case segment when 'smb' then 1 when 'mid' then 2 else 3 end as e, case when credit_limit > 20000 then 'high' when credit_limit is null then 'unknown' else 'low' end as f from customers order by name limit 3
-- case: honest_chapters-077
-- rows: 2
select array_position(tags, 'vip') as a, array_positions(array[1,2,1], 1) as b, array_remove(tags, 'eu') as c, array_replace(tags, 'us', 'usa') as d, trim_array(tags, 1) as e, array_sort(tags) as f, array_reverse(tags) as g, cardinality(tags) as h, array_dims(tags) as i, array_ndims(tags) as j, array_length(tags, 1) as k, array_lower(tags, 1) as l, array_to_string(tags, '/', '*') as m, tags || 'new'::text as n, array_append(tags, 'x') as o, array_prepend('y', tags) as p, array_cat(tags, tags) as q, array_fill(7, array[3], array[2]) as r, string_to_array('a b', ' ') as s from customers order by name limit 2
-- case: honest_chapters-078
-- rows: 1
select count(*) from customers where tags && array['vip', 'edu'] and 'eu' = any (tags) and 'zzz' <> all (tags) and tags @> array['eu'] and array['eu'] <@ tags
-- case: honest_chapters-079
-- rows: 3
select a, b, n from unnest(array[1, 2, 3], array['x', 'y']) with ordinality as u(a, b, n) order by n
-- case: honest_chapters-080
-- rows: 1
select array(select code from currencies order by code) as codes, array[[1, 2], [3, 4]] as grid, (array[[1, 2], [3, 4]])[2][1] as cell, cardinality(array_sample(array[1, 2, 3], 2)) as sampled, cardinality(array_shuffle(array[1, 2, 3])) as shuffled
-- case: honest_chapters-081
-- rows: 1
select bit_and(line_no) as a, bit_or(line_no) as b, bit_xor(line_no) as c, bool_and(qty > 0) as d, bool_or(discount > 0) as e, every(qty > 0) as f, any_value(sku) is not null as g, max(row(qty, sku)) is not null as h from invoice_lines
-- case: honest_chapters-082
-- rows: 1
select covar_pop(qty, unit_price) as a, covar_samp(qty, unit_price) as b, regr_r2(amount, qty) as c, regr_count(amount, qty) as d, regr_avgx(amount, qty) as e, regr_intercept(amount, qty) as f, stddev_pop(qty) as g, var_samp(qty) as h from invoice_lines
-- case: honest_chapters-083
-- rows: 1
select percentile_cont(array[0.25, 0.5, 0.75]) within group (order by total) as quartiles, percentile_disc(0.5) within group (order by issued_at) as middle_day, mode() within group (order by status desc) as common, rank(500) within group (order by total) as a, percent_rank(500.0) within group (order by total) as b from invoices
-- case: honest_chapters-084
-- rows: 1
select string_agg(distinct country, ', ' order by country) as countries, array_agg(distinct segment order by segment desc) as segments, jsonb_object_agg(id, name) filter (where credit_limit > 49000) as rich, json_object_agg_strict(name, phone) filter (where name like 'Anvil%') as phones, jsonb_agg_strict(phone) filter (where country = 'CH') as ch from customers
-- case: honest_chapters-085
-- rows: 4
select number, ntile(4) over w as quartile, lag(total, 1, 0) over w as before, lead(total) over w as after, first_value(number) over w as first, last_value(number) over (w range between unbounded preceding and unbounded following) as last, nth_value(number, 2) over w as second, cume_dist() over w as cd, percent_rank() over w as pr, row_number() over w as rn, dense_rank() over (partition by currency order by total desc) as dr from invoices window w as (partition by customer_id order by issued_at, number) order by number limit 4
-- case: honest_chapters-086
-- rows: 1
select name from customers where credit_limit >= all (select credit_limit from customers where credit_limit is not null) or id in (select customer_id from invoices where total > any (select avg(total) * 3 from invoices)) order by name limit 5
-- case: honest_chapters-087
-- rows: 1
select count(*) from invoice_lines l where (l.invoice_id, l.line_no) in (select invoice_id, max(line_no) from invoice_lines group by invoice_id)
-- case: honest_chapters-088
-- rows: 10
select day::date, count(i.id) from generate_series(timestamptz '2026-01-01', '2026-01-10', '1 day', 'UTC') as day left join invoices i on i.issued_at = day::date group by day order by day
-- case: honest_chapters-089
-- rows: 5
select n from generate_series(0.5, 2.0, 0.5) as n union select generate_subscripts(array[1, 2, 3], 1) order by n
-- case: honest_chapters-090
-- rows: 1
select pg_typeof(total)::text as a, pg_typeof(array[1])::text as b from invoices limit 1
-- case: honest_chapters-091
-- rows: 3
select id, embedding <-> '[1,0,0,0,0,0,0,0]' as l2, embedding <=> '[1,0,0,0,0,0,0,0]'::vector as cosine, embedding <#> '[1,0,0,0,0,0,0,0]' as ip, embedding <+> '[1,0,0,0,0,0,0,0]' as l1 from document_chunks order by embedding <-> '[1,0,0,0,0,0,0,0]', id limit 3
-- case: honest_chapters-092
-- rows: 2
select vector_dims(embedding) as d, round(vector_norm(embedding)::numeric, 3) as n, subvector(embedding, 1, 3)::vector(3) as s, l2_normalize(embedding) as u, binary_quantize(embedding)::bit(8) <~> B'10101010' as hamming, embedding::halfvec(8) <-> '[0,0,0,0,0,0,0,0]'::halfvec as half, (embedding::real[])[1] as first from document_chunks order by id limit 2
-- case: honest_chapters-093
-- rows: 3
select document, avg(embedding)::text is not null as a, (1 - (avg(embedding) <=> '[1,1,1,1,1,1,1,1]'))::numeric(6, 4) as similarity from document_chunks group by document order by similarity desc, document limit 3
-- case: honest_chapters-094
-- rows: 3
select b.id from document_chunks a join document_chunks b on a.id <> b.id where a.id = (select min(id) from document_chunks) order by cosine_distance(a.embedding, b.embedding), b.id limit 3
-- case: honest_chapters-095
-- rows: 1
select '{1:1,3:2}/5'::sparsevec <-> '{1:3,3:1}/5'::sparsevec as sparse, inner_product('[1,2]'::vector, '[3,4]') as ip, l1_distance('[1,2]'::vector, '[3,4]') as l1, '[1,2]'::vector + '[3,4]'::vector as plus, '[1,2]'::vector || '[3]'::vector as both
-- case: honest_chapters-096
-- rows: 1
select count(*) > 0 as some from customers tablesample bernoulli (90) repeatable (7)
-- case: honest_chapters-097
-- rows: 3
select i.number, i.paid_at - i.issued_at as took, i.due_at - i.issued_at as days, (i.paid_at at time zone 'UTC')::date > i.due_at as late from invoices i where i.paid_at is not null order by took desc nulls last, i.number limit 3
-- case: honest_chapters-098
-- rows: 3
select c.segment, count(*) filter (where i.status = 'paid') as paid, sum(i.total) filter (where i.status <> 'paid' and i.due_at < date '2026-03-01') as overdue, round(100.0 * sum(i.total) / sum(sum(i.total)) over (), 1) as share from customers c left join invoices i on i.customer_id = c.id group by c.segment order by share desc
-- case: honest_chapters-099
-- rows: 5
select u.full_name, count(t.id) as open, min(t.created_at) as oldest, percentile_cont(0.5) within group (order by t.first_reply) as typical from users u left join tickets t on t.assignee_id = u.id and t.status in ('open', 'pending') group by u.id, u.full_name order by open desc, u.full_name limit 5
-- case: honest_chapters-100
-- rows: 14
with first_month as (select customer_id, min(date_trunc('month', issued_at)) as cohort from invoices group by customer_id) select cohort::date, extract(month from age(date_trunc('month', i.issued_at), cohort))::int as month_no, count(distinct customer_id) from first_month join invoices i using (customer_id) group by cohort, month_no order by 1, 2
-- case: honest_chapters-101
-- rows: 1
select '0/0'::text::pg_lsn as position, null::currencies as nothing, national character 'a' as letter, substring('abc' for 2) as start
-- case: honest_chapters-102
-- rows: 3
select number, total from invoices order by total using operator(pg_catalog.>), number using operator(<) nulls last limit 3
