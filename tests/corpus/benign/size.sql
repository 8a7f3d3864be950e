-- case: size-001
-- rows: 6
WITH p AS (SELECT 50 AS width), c AS (SELECT country, count(*) AS n FROM customers GROUP BY 1) SELECT country, repeat('#', (n * width / 200)::int) FROM c, p ORDER BY 1
-- case: size-002
-- rows: 4
WITH p AS (SELECT 100000 AS threshold) SELECT number, repeat('*', (total / threshold * 100)::int) FROM invoices, p WHERE total > 1000 ORDER BY 1 LIMIT 4
-- case: size-003
-- rows: 5
WITH w AS (SELECT max(length(name)) AS m FROM customers) SELECT format('%-' || m || 's|', name) FROM customers, w ORDER BY 1 LIMIT 5
-- case: size-004
-- rows: 1
SELECT string_agg(rpad(name, 30) || lpad(coalesce(credit_limit, 0)::text, 12), E'\n' ORDER BY name) FROM customers
-- case: size-005
-- rows: 1
WITH b AS (SELECT customer_id, array_agg(DISTINCT sku) AS skus FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id GROUP BY 1) SELECT count(*) FROM b x JOIN b y ON x.customer_id < y.customer_id AND x.skus && y.skus
-- case: size-006
-- rows: 25
WITH RECURSIVE t AS (SELECT id, quote_ident(full_name) AS p FROM users WHERE manager_id IS NULL UNION ALL SELECT u.id, t.p || '.' || quote_ident(u.full_name) FROM users u JOIN t ON u.manager_id = t.id) SELECT p FROM t ORDER BY 1
-- case: size-007
-- rows: 25
WITH RECURSIVE t AS (SELECT id, ARRAY[full_name::text] AS path FROM users WHERE manager_id IS NULL UNION ALL SELECT u.id, t.path || ARRAY[u.full_name::text] FROM users u JOIN t ON u.manager_id = t.id) SELECT array_to_string(path, '/') FROM t ORDER BY 1
-- case: size-008
-- rows: 9
WITH RECURSIVE t(n, h) AS (SELECT 1, encode(sha256('x'::bytea), 'hex') UNION ALL SELECT n + 1, encode(sha256(convert_to(h, 'UTF8')), 'hex') FROM t WHERE n < 9) SELECT h FROM t ORDER BY n
-- case: size-009
-- rows: 1
WITH RECURSIVE t AS (SELECT id, manager_id, jsonb_build_object('name', full_name) AS j FROM users UNION ALL SELECT u.id, u.manager_id, jsonb_build_object('name', u.full_name, 'report', t.j) FROM users u JOIN t ON t.manager_id = u.id) SELECT jsonb_typeof(j), count(*) FROM t GROUP BY 1
-- case: size-010
-- rows: 1
SELECT count(*) FROM customers WHERE jsonb_path_exists(attrs, '$.flags[*] ? (@ == $.nps)')
-- case: size-011
-- rows: 6
SELECT jsonb_path_query(attrs, '$.** ? (@.type() == "number")') FROM customers ORDER BY id LIMIT 6
-- case: size-012
-- rows: 1
SELECT polygon(12, circle '((0,0),5)'), polygon(box '((0,0),(1,1))')
-- case: size-013
-- rows: 10
WITH b AS (SELECT lo, repeat('*', (SELECT count(*)::int FROM invoices WHERE total >= lo AND total < lo + 1000)) AS bar FROM generate_series(0, 9000, 1000) AS lo) SELECT * FROM b ORDER BY 1
-- case: size-014
-- rows: 3
SELECT translate(upper(name), (SELECT 'ABC'), 'xyz') FROM customers ORDER BY 1 LIMIT 3
-- case: size-015
-- rows: 1
SELECT string_agg(a.code || '/' || b.code, ', ' ORDER BY a.code, b.code) FROM currencies a, currencies b
-- case: size-016
-- rows: 1
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY n), mode() WITHIN GROUP (ORDER BY n % 7) FROM generate_series(1, 50000) AS n
-- case: size-017
-- rows: 1
WITH a AS (SELECT 1.5 AS x), b AS (SELECT x * x + x * x + x AS x FROM a), c AS (SELECT x * x + x * x + x AS x FROM b), d AS (SELECT x * x + x * x + x AS x FROM c), e AS MATERIALIZED (SELECT x * x + x * x + x AS x FROM d) SELECT round(x * x - x, 2) FROM e
-- case: size-018
-- rows: 1
SELECT string_agg(c.code, ',' ORDER BY c.code) FROM currencies c CROSS JOIN (SELECT max(total) AS most FROM invoices) m CROSS JOIN LATERAL (SELECT count(*) AS n FROM invoices i WHERE i.currency = c.code) u WHERE m.most > u.n
-- case: size-019
-- rows: 1
SELECT jsonb_path_query_array('[[1, 2], [3, 4]]', '$[0, 1][1, 0]')
-- case: size-020
-- rows: 1
WITH RECURSIVE t AS (SELECT array[1] AS path, 1 AS n UNION ALL SELECT array(SELECT x + 1 FROM unnest(t.path || t.n) x), n + 1 FROM t WHERE n < 5) SELECT max(cardinality(path)) FROM t
-- case: size-021
-- rows: 1
select string_agg(chr(g), '' order by g) alphabet, string_agg(to_hex(g), ' ') from generate_series(ascii('a'), ascii('z')) g
-- case: size-022
-- rows: 1
select sum(power(-1, k) / (2 * k + 1)) * 4 as pi, string_agg(case when k < 10 then k::text end, ',') from generate_series(0, 9999) k
-- case: size-023
-- rows: 1
select avg((exp(-0.5 * power(x, 2))) / sqrt(2 * pi())) > 0 from (select (random() - 0.5) * 6 as x from generate_series(1, 200000)) s
-- case: size-024
-- rows: 3
select row_number() over (order by code) n, repeat(' ', (row_number() over (order by code))::int % 10) || code as stair from currencies order by 1 limit 3
-- case: size-025
-- rows: 360
select g, round(1000 * power(1.01, g), 2), lpad('', least(50, g), '#') from generate_series(1, 360) g
-- case: size-026
-- rows: 3
select repeat('#', (current_date - issued_at::date) / 365) is not null, repeat('#', extract(day from now() - issued_at)::int) <> '', length(repeat('-', current_date - issued_at::date)) > 0 from invoices where issued_at < now() - interval '1 day' order by id limit 3
-- case: size-027
-- rows: 3
with recursive t(rest, item, n) as (select 'a,b,c'::text, ''::text, 0 union all select substring(rest from position(',' in rest || ',') + 1), split_part(rest, ',', 1), n + 1 from t where rest <> '' and n < 100) select item from t where n > 0
-- case: size-028
-- rows: 4
with recursive t as (select meta as j, ''::text as path from invoices where total > 100 union all select e.value, t.path || '.' || e.key from t cross join lateral jsonb_each(t.j) as e where jsonb_typeof(t.j) = 'object') select distinct path from t
-- case: size-029
-- rows: 1
with recursive t as (select id, array[id] as ids from users where manager_id is null union all select x.id, t.ids || x.id from t cross join lateral (select u.id from users u where u.manager_id = t.id and not u.id = any(t.ids)) x) select max(cardinality(ids)) from t
-- case: size-030
-- rows: 6
with recursive t(n, perm, rest) as (select 0, ''::text, array['a','b','c'] union all select n + 1, perm || x, array_remove(rest, x) from t, unnest(rest) as x where n < 3) select perm from t where n = 3
-- case: size-031
-- rows: 1
with recursive t as (select id, full_name::text as chain, json_build_array(full_name) as j, 1 as n from users where manager_id is null union all select u.id, (u.full_name || ' <- ' || t.chain)::text, json_build_array(u.full_name, t.j), n + 1 from users u join t on t.id = u.manager_id where n < 9) select count(*) from t where j is not null
-- case: size-032
-- rows: 1
with recursive t as (select id, array_to_string(array[full_name], '/') as label, array[full_name] as path, 1 as lvl from users where manager_id is null union all select u.id, array_to_string(t.path || u.full_name, '/'), t.path || u.full_name, t.lvl + 1 from users u join t on u.manager_id = t.id where t.lvl < 9) select count(distinct label) from t
-- case: size-033
-- rows: 1
with recursive t(a, b, n) as (select 0::numeric, 1::numeric, 1 union all select b, a + b, n + 1 from t where n < 50) select max(b) from t
-- case: size-034
-- rows: 1
select length(string_agg(c.name || ' (' || cu.code || '): ' || round(c.credit_limit / cu.usd_rate, 2), E'\n' order by c.name, cu.code)) > 0 from customers c cross join currencies cu
-- case: size-035
-- rows: 3
select name, bpchar(country) as country from customers where jsonb_contains(attrs, '{"source": "web"}') and jsonb_exists_any(attrs, array['nps', 'zip']) and jsonb_exists_all(attrs, array['nps', 'address']) order by name limit 3
-- case: size-036
-- rows: 1
select jsonb_array_length(jsonb_path_query_array(jsonb_agg(jsonb_build_object('name', c.name, 'code', cu.code, 'limit', c.credit_limit)), '$[*] ? (@.limit > 40000 && @.code == "USD")')) > 0 as some from customers c cross join currencies cu
-- case: size-037
-- rows: 1
select count(*) filter (where jsonb_path_exists(payload, '$ ? (@.items[0] < @.items[1])')) > 0 as rising, jsonb_path_exists(jsonb_agg(payload), '$[*] ? (@.items[0] == @.items[1])') as level from events
-- case: size-038
-- rows: 3
select normalize(content) as content from document_chunks order by id limit 3
-- case: size-039
-- rows: 1
select bool_and(normalize(name) = name) as same from customers
-- case: size-040
-- rows: 200
select name, (select string_agg(subject, '; ') from tickets t where t.customer_id = c.id) like '%Refund%' as refunded from customers c
-- case: size-041
-- rows: 1
select length(string_agg(name, ',')) - length(string_agg(email, ',')) as longer from customers
-- case: size-042
-- rows: 1
select array_agg(id) && array_agg(customer_id) as shared from invoices
-- case: size-043
-- rows: 1
select (array_agg(total order by issued_at))[1] - (array_agg(total order by issued_at desc))[1] as change from invoices
-- case: size-044
-- rows: 1
select array_agg(status::text) @> array(select status::text from invoices where total > 5) as all_of_them from invoices
-- case: size-045
-- rows: 1
select btrim(string_agg(name, ', '), ', ') is null as none from customers
-- case: size-046
-- rows: 12
select document, ts_rank(to_tsvector('english', string_agg(content, ' ')), plainto_tsquery('english', 'refund policy')) as rank from document_chunks group by document
-- case: size-047
-- rows: 1
select replace(string_agg(country, '|'), '|', ', ') is null as none from customers
-- case: size-048
-- rows: 1
select string_to_array(string_agg(country, ','), ',') && array['DE', 'FR'] as some from customers
-- case: size-049
-- rows: 1
select split_part(string_agg(total::text, ',' order by issued_at), ',', 1)::numeric - split_part(string_agg(total::text, ',' order by issued_at desc), ',', 1)::numeric as change from invoices
-- case: size-050
-- rows: 1
select (x).* from (select row(1, 2, 3) as x) t
-- case: size-051
-- rows: 200
select (row(c.*)).* from customers c
-- case: size-052
-- rows: 400
select k ->> 'key' as key, k -> 'value' as value from customers c, jsonb_path_query(attrs, '$.address.keyvalue()') k
-- case: size-053
-- rows: 200
select jsonb_path_query_array(attrs, '$.keyvalue().value.keyvalue() ? (@.key == "city")', '{}', true) from customers
-- case: size-054
-- rows: 1
with t0 as (select t.*, t.*, t.* from customers t), t1 as (select * from t0), t2 as (select * from t1), t3 as (select * from t2), t4 as (select * from t3), t5 as (select * from t4), t6 as (select * from t5), t7 as (select * from t6), t8 as (select * from t7), t9 as (select * from t8), t10 as (select * from t9), t11 as (select * from t10), t12 as (select * from t11), t13 as (select * from t12), t14 as (select * from t13), t15 as (select * from t14), t16 as (select * from t15), t17 as (select * from t16), t18 as (select * from t17), t19 as (select * from t18), t20 as (select * from t19), t21 as (select * from t20), t22 as (select * from t21), t23 as (select * from t22), t24 as (select * from t23), t25 as (select * from t24), t26 as (select * from t25), t27 as (select * from t26), t28 as (select * from t27), t29 as (select * from t28) select count(*) from t29
-- case: size-055
-- rows: 1
select count(*) from (select id, kind, duration_ms from events where duration_ms > 0 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 1 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 2 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 3 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 4 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 5 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 6 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 7 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 8 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 9 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 10 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 11 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 12 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 13 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 14 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 15 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 16 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 17 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 18 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 19 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 20 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 21 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 22 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 23 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 24 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 25 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 26 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 27 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 28 and kind <> 'x' and user_id is not null union all select id, kind, duration_ms from events where duration_ms > 29 and kind <> 'x' and user_id is not null) t where kind in ('login', 'view') and duration_ms < 1000
-- case: size-056
-- rows: 1
select length(concat('Customers: ', names, '. Again: ', names, E'\n', repeat('-', 40))) > 0 as some from (select string_agg(name, ', ' order by name) as names from customers) t
-- case: size-057
-- rows: 1
select array_to_string(array_agg(name order by name), ', ') <> '' as some, replace(string_agg(email, ';'), ';', ', ') <> '' as mails from customers
-- case: size-058
-- rows: 1
select jsonb_build_object('customers', (select jsonb_agg(name) from customers), 'open', (select jsonb_agg(number) from invoices where status = 'sent'), 'kinds', (select string_agg(distinct kind, ', ') from events)) <> '{}' as some
-- case: size-nested-01
-- rows: 1
select replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(string_agg(name, ','), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_'), ' ', '_') from customers
-- case: size-lengths-01
-- rows: 200
select left(name, 2) || repeat('*', length(name) - 2), repeat(name, cardinality(tags)), rpad(name, length(name) + 5, '.') from customers
-- case: size-059
-- rows: 1
select json_agg(ts_headline('english', body, to_tsquery('english', 'refund'), 'MaxFragments=2, FragmentDelimiter=" ... ", MaxWords=10, MinWords=3, HighlightAll=false')) from tickets
-- case: size-060
-- rows: 1
select jsonb_agg(h order by h.rank desc) from (select ticket_no, ts_rank_cd(search, q) as rank, ts_headline('english', body, q, 'StartSel="<em>", StopSel="</em>", MaxWords=30, MinWords=10, MaxFragments=3') as excerpt from tickets, websearch_to_tsquery('english', 'refund') as q where search @@ q order by rank desc limit 5) h
-- case: size-061
-- rows: 1
select string_agg(jsonb_pretty(jsonb_build_object('name', name, 'nps', attrs -> 'nps', 'segment', segment, 'country', country, 'city', attrs #>> '{address,city}')), E',\n') from customers
-- case: size-062
-- rows: 1
select json_agg(jsonb_pretty(to_jsonb(c) - 'tenant_id' - '{email,phone}'::text[] || jsonb_build_object('risk', 'low'))) from customers c
-- case: size-063
-- rows: 1
select jsonb_path_query_array('{"a": {"price": 1}, "b": [{"price": 2}, {"c": {"price": 3}}]}', '$.**.price')
-- case: size-064
-- rows: 1
select length(format('%1$s and %1$s again', string_agg(name, ', '))) from customers
-- case: size-065
-- rows: 1
select length(replace(string_agg(name, ','), ',', ' | ')) from customers having length(string_agg(name, '')) > 3
-- case: size-066
-- rows: 1
select plainto_tsquery('english', string_agg(subject, ' ')) @@ to_tsvector('english', 'refund') from tickets
