-- case: question-001
-- rows: 5
SELECT e.value, t.*, k, x.*, y FROM customers, json_array_elements('[1,true,[2,false]]') e, LATERAL jsonb_array_elements_text(attrs->'flags') WITH ORDINALITY t(v, i), jsonb_object_keys(attrs) k, jsonb_each_text(attrs->'address') x, jsonb_path_query(attrs, '$.address.*') y LIMIT 5
-- case: question-002
-- rows: 3
SELECT jsonb_path_query('{"h":{"x":1.7}}', 'strict $.h.x.ceiling()'), jsonb_path_query('[1,2,3]', '$[last - 1 to last]'), jsonb_path_query('"1.9"', '$.double() * 2'), jsonb_path_query('["abc","aBdC"]', '$[*] ? (@ like_regex "^ab.*c" flag "i")'), jsonb_path_query('{"a":{"b":2}}', '$.** ? (@.b starts with "x" || !(@.b == 1))')
-- case: question-003
-- rows: 4
SELECT c.name, jt.* FROM customers c, JSON_TABLE(c.attrs, '$' COLUMNS (rn FOR ORDINALITY, nps int PATH '$.nps' DEFAULT 0 ON EMPTY, src text PATH '$.source', has_zip boolean EXISTS PATH '$.address.zip', addr jsonb FORMAT JSON PATH '$.address' WITHOUT WRAPPER KEEP QUOTES, NESTED PATH '$.flags[*]' AS f COLUMNS (fpos FOR ORDINALITY, flag text PATH '$')) ERROR ON ERROR) AS jt ORDER BY c.name, fpos LIMIT 4
-- case: question-004
-- rows: 1
SELECT 42, 3.5, 4., .001, 5e2, 1.925e-3, 0b100101, 0o273, 0x42f, 1_500_000_000, 0x1EEE_FFFF, 1.618_034
-- case: question-005
-- rows: 1
SELECT circle '<(0,0),1>' << circle '<(5,0),1>', box '(1,1),(0,0)' &< box '(2,2),(0,0)', box '(3,3),(0,0)' <<| box '(5,5),(3,4)', box '(1,1),(0,0)' <^ box '(2,2),(1,1)', lseg '[(-1,0),(1,0)]' ?# box '(2,2),(-2,-2)', ?- lseg '[(-1,0),(1,0)]', point '(1,0)' ?- point '(0,0)', ?| lseg '[(-1,0),(1,0)]', lseg '[(0,0),(0,1)]' ?-| lseg '[(0,0),(1,0)]', lseg '[(-1,0),(1,0)]' ?|| lseg '[(-1,2),(1,2)]', polygon '((0,0),(1,1))' ~= polygon '((1,1),(0,0))'
-- case: question-006
-- rows: 4
SELECT range_agg(service_period) AS covered, range_intersect_agg(service_period), unnest(range_agg(service_period)) FROM invoices WHERE status = 'paid' GROUP BY currency
-- case: question-007
-- rows: 1
SELECT rank(1000.0) WITHIN GROUP (ORDER BY total), dense_rank(1000.0) WITHIN GROUP (ORDER BY total DESC), percent_rank(1000.0) WITHIN GROUP (ORDER BY total), cume_dist(1000.0) WITHIN GROUP (ORDER BY total), rank('paid', 500) WITHIN GROUP (ORDER BY status, total) FROM invoices
-- case: question-008
-- rows: 3
SELECT lexeme, positions[1], weights FROM unnest(to_tsvector('english','cats and dogs ran')) ORDER BY lexeme
-- case: question-009
-- rows: 15
SELECT x.i, y.v FROM generate_series(5, 1, -2) WITH ORDINALITY AS x(v, i), generate_series(0.0, 1.0, 0.25) AS y(v)
-- case: question-010
-- rows: 5
SELECT issued_at, sum(total) OVER (ORDER BY issued_at RANGE BETWEEN INTERVAL '7 days' PRECEDING AND CURRENT ROW), avg(total) OVER (ORDER BY issued_at, number ROWS 6 PRECEDING EXCLUDE CURRENT ROW), count(*) OVER (ORDER BY issued_at GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE TIES), sum(total) FILTER (WHERE status = 'paid') OVER (PARTITION BY date_trunc('month', issued_at) ORDER BY issued_at RANGE UNBOUNDED PRECEDING EXCLUDE GROUP) FROM invoices ORDER BY 1 LIMIT 5
-- case: question-011
-- rows: 10
WITH marked AS (
  SELECT user_id, occurred_at, kind,
         CASE WHEN occurred_at - lag(occurred_at) OVER (PARTITION BY user_id ORDER BY occurred_at) <= interval '30 minutes' THEN 0 ELSE 1 END AS is_new
  FROM events),
numbered AS (SELECT *, sum(is_new) OVER (PARTITION BY user_id ORDER BY occurred_at ROWS UNBOUNDED PRECEDING) AS session_no FROM marked)
SELECT user_id, session_no, min(occurred_at) AS started, max(occurred_at) - min(occurred_at) AS lasted, count(*) AS events, array_agg(kind ORDER BY occurred_at) AS path
FROM numbered GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT 10
-- case: question-012
-- rows: 5
WITH tri AS (SELECT id, name, substr(lower('  ' || name || ' '), g, 3) AS tg FROM customers, generate_series(1, length(name) + 1) g), q AS (SELECT DISTINCT substr('  anvil trading ', g, 3) tg FROM generate_series(1, 14) g)
SELECT name, count(*)::float / (SELECT count(*) FROM q) AS similarity FROM tri JOIN q USING (tg) GROUP BY id, name HAVING count(*) > 5 ORDER BY 2 DESC, 1 LIMIT 5
-- case: question-013
-- rows: 6
WITH RECURSIVE d AS (SELECT row_number() OVER (ORDER BY m) rn, m, rev FROM (SELECT date_trunc('month', issued_at) m, sum(total) rev FROM invoices GROUP BY 1) s), e AS (SELECT rn, m, rev, rev AS smooth FROM d WHERE rn = 1 UNION ALL SELECT d.rn, d.m, d.rev, 0.3 * d.rev + 0.7 * e.smooth FROM e JOIN d ON d.rn = e.rn + 1) SELECT m, rev, round(smooth, 2) FROM e ORDER BY rn
-- case: question-014
-- rows: 12
SELECT kv.key, count(*) AS present, count(DISTINCT kv.value) AS variants, min(kv.value::text) AS example FROM customers c, jsonb_each(to_jsonb(c)) kv GROUP BY kv.key ORDER BY kv.key
-- case: question-015
-- rows: 2
SELECT jsonb_build_object('customer', c.name, 'invoices', coalesce((SELECT jsonb_agg(jsonb_build_object('no', i.number, 'lines', (SELECT json_agg(l.sku ORDER BY l.line_no) FROM invoice_lines l WHERE l.invoice_id = i.id)) ORDER BY i.number) FROM invoices i WHERE i.customer_id = c.id), '[]'::jsonb)) FROM customers c ORDER BY c.name LIMIT 2
-- case: question-016
-- rows: 6
SELECT
    "customers.country",
    "invoices.total_revenue" FROM (
WITH customer_facts AS (SELECT customer_id, COUNT(*) AS lifetime_orders FROM app.invoices GROUP BY 1)
SELECT
    customers."country"  AS "customers.country",
    COALESCE(SUM(invoices."total" ), 0) AS "invoices.total_revenue",
    COALESCE(COALESCE(CAST( ( SUM(DISTINCT (CAST(FLOOR(COALESCE(customer_facts.lifetime_orders ,0)*(1000000*1.0)) AS DECIMAL(65,0))) + ('x' || MD5(invoices.id ::varchar))::bit(64)::bigint::DECIMAL(65)  *18446744073709551616 + ('x' || SUBSTR(MD5(invoices.id ::varchar),17))::bit(64)::bigint::DECIMAL(65) ) - SUM(DISTINCT ('x' || MD5(invoices.id ::varchar))::bit(64)::bigint::DECIMAL(65)  *18446744073709551616 + ('x' || SUBSTR(MD5(invoices.id ::varchar),17))::bit(64)::bigint::DECIMAL(65)) )  AS DOUBLE PRECISION) / CAST((1000000*1.0) AS DOUBLE PRECISION), 0), 0) AS "facts.sum"
FROM app.invoices  AS invoices
LEFT JOIN app.customers  AS customers ON invoices."customer_id" = customers."id"
LEFT JOIN customer_facts ON customers.id = customer_facts.customer_id
GROUP BY
    1) AS t3
ORDER BY
    2 DESC
FETCH NEXT 500 ROWS ONLY
-- case: question-017
-- rows: 2
SELECT "t0"."id", "t0"."name", "t1"."__prisma_data__" AS "invoices" FROM "app"."customers" AS "t0" LEFT JOIN LATERAL (SELECT COALESCE(JSONB_AGG("__prisma_data__"), '[]') AS "__prisma_data__" FROM (SELECT "t3"."__prisma_data__" FROM (SELECT JSONB_BUILD_OBJECT('id', "t2"."id", 'number', "t2"."number") AS "__prisma_data__", "t2"."id" FROM (SELECT "t4".* FROM "app"."invoices" AS "t4" WHERE "t0"."id" = "t4"."customer_id" /* root select */) AS "t2" ORDER BY "t2"."id" LIMIT 3 /* inner select */) AS "t3" /* middle select */) AS "t5" /* outer select */) AS "t1" ON TRUE WHERE "t0"."country" = 'DE' ORDER BY "t0"."id" LIMIT 2
-- case: question-018
-- rows: 1
SELECT coalesce(json_agg("root"), '[]') AS "root" FROM (SELECT row_to_json((SELECT "_e" FROM (SELECT "_root.base"."name" AS "name", "_root.base"."country" AS "country") AS "_e")) AS "root" FROM (SELECT * FROM "app"."customers" WHERE (("app"."customers"."is_active") = (('true')::boolean)) LIMIT 4) AS "_root.base") AS "_root"
-- case: question-019
-- rows: 1
WITH pgrst_source AS (SELECT "app"."products"."sku", "app"."products"."list_price" FROM "app"."products" WHERE "app"."products"."category" = 'software' ORDER BY "app"."products"."sku" ASC LIMIT 3 OFFSET 0) SELECT null::bigint AS total_result_set, pg_catalog.count(_postgrest_t) AS page_total, coalesce(json_agg(_postgrest_t), '[]') AS body, '' AS response_headers FROM (SELECT * FROM pgrst_source) _postgrest_t
-- case: question-020
-- rows: 31
with rawdata as (with p as (select 0 as generated_number union all select 1), unioned as (select p0.generated_number * power(2, 0) + p1.generated_number * power(2, 1) + p2.generated_number * power(2, 2) + p3.generated_number * power(2, 3) + p4.generated_number * power(2, 4) + 1 as generated_number from p as p0 cross join p as p1 cross join p as p2 cross join p as p3 cross join p as p4) select * from unioned where generated_number <= 31 order by generated_number), all_periods as (select (cast('2026-01-01' as date) + ((interval '1 day') * (row_number() over (order by generated_number) - 1))) as date_day from rawdata), filtered as (select * from all_periods where date_day <= cast('2026-02-01' as date)) select d.date_day, count(i.id) from filtered d left join invoices i on i.issued_at = d.date_day group by 1 order by 1
-- case: question-021
-- rows: 1
SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT id, name FROM customers) AS t0) AS t1) AS t2) AS t3) AS t4) AS t5) AS t6) AS t7) AS t8) AS t9) AS t10) AS t11) AS t12) AS t13) AS t14 ORDER BY id LIMIT 1
-- case: question-022
-- rows: 3
SELECT c.name, f.value, t.tag, a.key, w.word, e.value FROM customers c, jsonb_array_elements(c.attrs->'flags') f, unnest(c.tags) t(tag), jsonb_object_keys(c.attrs) a(key), regexp_split_to_table(c.name, ' ') w(word), jsonb_each_text(c.attrs) e WHERE c.country = 'DE' ORDER BY 1,2,3,4,5,6 LIMIT 3
-- case: question-023
-- rows: 3
WITH RECURSIVE path AS (SELECT id, manager_id, jsonb_build_array(full_name) AS p, 1 AS n FROM users WHERE manager_id IS NULL UNION ALL SELECT u.id, u.manager_id, path.p || to_jsonb(u.full_name), n + 1 FROM users u JOIN path ON u.manager_id = path.id) SELECT p, n FROM path ORDER BY n DESC, p LIMIT 3
-- case: question-024
-- rows: 1
WITH RECURSIVE bin(n, s) AS (SELECT 37, '' UNION ALL SELECT n / 2, (n % 2)::text || s FROM bin WHERE n > 0) SELECT s FROM bin WHERE n = 0
-- case: question-025
-- rows: 24
WITH RECURSIVE perm(p, rest) AS (SELECT ''::text, ARRAY['a','b','c','d'] UNION ALL SELECT p || x, array_remove(rest, x) FROM perm, unnest(rest) x) SELECT p FROM perm WHERE cardinality(rest) = 0 ORDER BY 1
-- case: question-026
-- rows: 3
SELECT id, sum(x * y) / (sqrt(sum(x * x)) * sqrt(sum(y * y))) FROM (SELECT a.id, x, y FROM document_chunks a, (SELECT embedding AS e FROM document_chunks ORDER BY id LIMIT 1) q, LATERAL unnest(a.embedding::real[], q.e::real[]) u(x, y)) z GROUP BY id ORDER BY 2 DESC, 1 LIMIT 3
-- case: question-027
-- rows: 50
WITH RECURSIVE s(i, x) AS (SELECT 1, 0.5::float8 UNION ALL SELECT i + 1, 3.7 * x * (1 - x) FROM s WHERE i < 50) SELECT i, round(x::numeric, 4) FROM s
-- case: question-028
-- rows: 3
WITH RECURSIVE q(part, s) AS (SELECT 0, 'key=val;k2=v2;k3=v3' UNION ALL SELECT part + 1, regexp_replace(s, '^[^;]*;?', '') FROM q WHERE s <> '') SELECT part, split_part(split_part(s, ';', 1), '=', 1) AS k, split_part(split_part(s, ';', 1), '=', 2) AS v FROM q WHERE s <> ''
-- case: question-029
-- rows: 1
WITH RECURSIVE st(i, acc) AS (SELECT 0, '{}'::jsonb UNION ALL SELECT i + 1, jsonb_set(acc, ARRAY['k' || i], to_jsonb(i * i)) FROM st WHERE i < 5) SELECT acc FROM st ORDER BY i DESC LIMIT 1
-- case: question-030
-- rows: 1
WITH RECURSIVE rle(i, s, out) AS (SELECT 1, 'aaabbc', '' UNION ALL SELECT i + 1, s, out || CASE WHEN substr(s, i, 1) = substr(s, i - 1, 1) THEN '' ELSE substr(s, i, 1) END FROM rle WHERE i <= length(s)) SELECT out FROM rle ORDER BY i DESC LIMIT 1
-- case: question-031
-- rows: 4
WITH RECURSIVE o AS (SELECT id, full_name, lpad(row_number() OVER (ORDER BY full_name)::text, 3, '0') AS sort_key FROM users WHERE manager_id IS NULL UNION ALL SELECT u.id, u.full_name, o.sort_key || '.' || lpad(row_number() OVER (PARTITION BY u.manager_id ORDER BY u.full_name)::text, 3, '0') FROM users u JOIN o ON o.id = u.manager_id) SELECT sort_key, full_name FROM o ORDER BY sort_key LIMIT 4
-- case: question-032
-- rows: 1
SELECT date_part, extract, "?column?" FROM (SELECT date_part('year', d), extract(month FROM d), 1 + 1 FROM (SELECT now() AS d) x) s
-- case: question-033
-- rows: 1
SELECT min(i) FROM (SELECT issued_at i FROM invoices) i
-- case: question-034
-- rows: 10
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT i FROM n LIMIT 10
-- case: question-035
-- rows: 21
WITH RECURSIVE x(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM x WHERE i < 20), z(ix, cx, zx, n) AS (SELECT i, -2.2 + 0.1 * i, 0.0::float8, 0 FROM x UNION ALL SELECT ix, cx, zx * zx + cx, n + 1 FROM z WHERE zx * zx < 4 AND n < 15) SELECT ix, max(n) FROM z GROUP BY ix ORDER BY ix
-- case: question-036
-- rows: 24
WITH RECURSIVE loose AS ((SELECT sku FROM invoice_lines ORDER BY sku LIMIT 1) UNION ALL SELECT (SELECT l.sku FROM invoice_lines l WHERE l.sku > loose.sku ORDER BY l.sku LIMIT 1) FROM loose WHERE loose.sku IS NOT NULL) SELECT sku FROM loose WHERE sku IS NOT NULL
-- case: question-037
-- rows: 23
WITH RECURSIVE loan(n, balance, interest) AS (SELECT 0, 10000::numeric, 0::numeric UNION ALL SELECT n + 1, round(balance * 1.005 - 500, 2), round(balance * 0.005, 2) FROM loan WHERE balance > 0 AND n < 36) SELECT * FROM loan ORDER BY n
-- case: question-038
-- rows: 2
select t.id, extract('epoch' from t.first_reply)::int / 60 mins, t.first_reply * 1.5, -t.first_reply, t.first_reply / 2, to_char(t.first_reply, 'HH24"h" MI"m"'), date_part('minute', t.first_reply), t.created_at + t.first_reply as replied_at, (t.created_at + t.first_reply)::time, t.created_at::timetz from tickets t order by t.ticket_no limit 2
-- case: question-039
-- rows: 1
SELECT JSON_TABLE.id FROM JSON_TABLE('[{"id": 1}, {"id": 2}]'::jsonb, '$[*]' COLUMNS (id int)) WHERE id > 1
-- case: question-040
-- rows: 25
SELECT x, repeat('*', least(100 * exp(-x ^ 2 / 2) / sqrt(2 * pi()), 60)::int) FROM generate_series(-3, 3, 0.25) AS x
-- case: question-041
-- rows: 5
WITH RECURSIVE walk AS (SELECT id, full_name::text AS path, NULL::text AS before, 0 AS depth FROM users WHERE manager_id IS NULL UNION ALL SELECT u.id, w.path || ' / ' || u.full_name, w.path, w.depth + 1 FROM users u JOIN walk w ON u.manager_id = w.id) SELECT repeat('  ', depth) || path AS line, before FROM walk ORDER BY path LIMIT 5
-- case: question-042
-- rows: 5
WITH RECURSIVE walk AS (SELECT id, full_name::text AS path, 0 AS depth FROM users WHERE manager_id IS NULL UNION ALL SELECT q.id, q.path, q.depth FROM (SELECT u.id, format('%s > %s', w.path, u.full_name) AS path, w.depth + 1 AS depth FROM users u JOIN walk w ON u.manager_id = w.id) AS q) SELECT lpad(path, length(path) + 2 * depth) FROM walk ORDER BY path LIMIT 5
-- case: question-043
-- rows: 41
WITH RECURSIVE powers(n, p) AS (SELECT 0, 1::numeric UNION ALL SELECT n + 1, p * 2 FROM powers WHERE n < 40) SELECT n, p, lpad(p::text, 15, '.') FROM powers
-- case: question-044
-- rows: 10
WITH RECURSIVE padded AS (SELECT 1 AS n, 'x' AS s UNION ALL SELECT n + 1, repeat('x', length(s) + 1) FROM padded WHERE n < 10) SELECT s FROM padded
-- case: question-045
-- rows: 1
SELECT count(*) FROM customers c JOIN tenants tn ON tn.id = c.tenant_id JOIN invoices i ON i.customer_id = c.id JOIN currencies cu ON cu.code = i.currency JOIN invoice_lines l ON l.invoice_id = i.id JOIN products p ON p.sku = l.sku JOIN tickets t ON t.customer_id = c.id JOIN users u ON u.id = t.assignee_id JOIN users m ON m.id = u.manager_id JOIN v_my_invoices mi ON mi.id = i.id JOIN v_invoice_totals vt ON vt.status = i.status LEFT JOIN v_revenue_rollup r ON r.customer = c.name WHERE i.status = 'paid'
