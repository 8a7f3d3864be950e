-- case: manual-001
-- rows: 5
SELECT c.name, i.number FROM customers c JOIN invoices i ON (i.customer_id, i.tenant_id) = (c.id, c.tenant_id) ORDER BY i.number LIMIT 5
-- case: manual-002
-- rows: 2
SELECT to_char(issued_at, 'YYYY-"Q"Q') AS quarter, to_char(sum(total), 'FM999G999G990D00') FROM invoices GROUP BY 1 ORDER BY 1
-- case: manual-003
-- rows: 1
SELECT count(*) FILTER (WHERE paid_at IS NULL)::numeric / nullif(count(*), 0) AS unpaid_share FROM invoices
-- case: manual-004
-- rows: 9
SELECT width_bucket(total, 0, 10000, 10) AS bucket, count(*), min(total), max(total) FROM invoices GROUP BY bucket ORDER BY bucket
-- case: manual-005
-- rows: 10
SELECT customer_id, sum(total) AS s, rank() OVER (ORDER BY sum(total) DESC) FROM invoices GROUP BY customer_id ORDER BY 3, 1 LIMIT 10
-- case: manual-006
-- rows: 6
SELECT month, total, sum(total) OVER (ORDER BY month ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM (SELECT date_trunc('month', issued_at) AS month, sum(total) AS total FROM invoices GROUP BY 1) m ORDER BY month
-- case: manual-007
-- rows: 1
SELECT corr(duration_ms, extract(hour from occurred_at)), regr_slope(duration_ms, id), stddev_samp(duration_ms), variance(duration_ms) FROM events
-- case: manual-008
-- rows: 1
SELECT mode() WITHIN GROUP (ORDER BY country) AS commonest, percentile_disc(0.9) WITHIN GROUP (ORDER BY credit_limit) FROM customers
-- case: manual-009
-- rows: 1
SELECT cume_dist(5000) WITHIN GROUP (ORDER BY total), dense_rank(5000) WITHIN GROUP (ORDER BY total), percent_rank(5000) WITHIN GROUP (ORDER BY total) FROM invoices
-- case: manual-010
-- rows: 10
SELECT grouping(country), country, segment, count(*) FROM customers GROUP BY GROUPING SETS ((country), (segment), ()) ORDER BY 1, 2, 3
-- case: manual-011
-- rows: 31
SELECT d::date AS day, coalesce(n, 0) FROM generate_series(date '2026-01-01', date '2026-01-31', interval '1 day') d LEFT JOIN (SELECT occurred_at::date AS day, count(*) n FROM events GROUP BY 1) e ON e.day = d::date ORDER BY 1
-- case: manual-012
-- rows: 3
SELECT name, tags[1], array_length(tags, 1), cardinality(tags), tags[1:1], tags @> ARRAY['vip'] FROM customers ORDER BY name LIMIT 3
-- case: manual-013
-- rows: 3
SELECT unnest(ARRAY[1,2,3]) AS a, unnest(ARRAY['x','y','z']) AS b
-- case: manual-014
-- rows: 2
SELECT * FROM unnest(ARRAY[1,2], ARRAY['a','b']) AS u(n, t)
-- case: manual-015
-- rows: 1
SELECT jsonb_agg(DISTINCT country) FROM customers
-- case: manual-016
-- rows: 3
SELECT attrs->>'source' AS source, avg((attrs->>'nps')::numeric) FROM customers GROUP BY 1 ORDER BY 2 DESC
-- case: manual-017
-- rows: 4
SELECT attrs #>> '{address,city}' AS city, count(*) FROM customers GROUP BY 1 ORDER BY 2 DESC, 1
-- case: manual-018
-- rows: 2
SELECT jsonb_path_query_array(attrs, '$.flags[*]') FROM customers ORDER BY name LIMIT 2
-- case: manual-019
-- rows: 1
SELECT count(*) FROM customers WHERE jsonb_path_exists(attrs, '$.address ? (@.city == "Berlin")')
-- case: manual-020
-- rows: 1
SELECT count(*) FROM customers WHERE attrs @? '$.nps ? (@ > 5)' AND attrs @@ '$.nps > 3'
-- case: manual-021
-- rows: 4
SELECT key, count(*) FROM customers, jsonb_object_keys(attrs) AS key GROUP BY key ORDER BY key
-- case: manual-022
-- rows: 5
SELECT name, (jsonb_each_text(attrs)).key FROM customers ORDER BY 1, 2 LIMIT 5
-- case: manual-023
-- rows: 3
SELECT (jsonb_each(attrs)).* FROM customers ORDER BY 1 LIMIT 3
-- case: manual-024
-- rows: 1
SELECT json_build_array(1, 'a', null), jsonb_build_object('a', 1), to_jsonb(tags) FROM customers LIMIT 1
-- case: manual-025
-- rows: 2
SELECT row_to_json(c) FROM (SELECT name, country FROM customers ORDER BY name LIMIT 2) c
-- case: manual-026
-- rows: 1
SELECT to_jsonb(i) - 'meta' FROM invoices i ORDER BY number LIMIT 1
-- case: manual-027
-- rows: 2
SELECT JSON_QUERY(attrs, '$.flags' WITH WRAPPER), JSON_VALUE(attrs, '$.nps' RETURNING int), JSON_EXISTS(attrs, '$.source') FROM customers ORDER BY name LIMIT 2
-- case: manual-028
-- rows: 1
SELECT JSON_VALUE(attrs, '$.missing' DEFAULT 'none' ON EMPTY) FROM customers LIMIT 1
-- case: manual-029
-- rows: 1
SELECT JSON_ARRAY(1, 2, NULL NULL ON NULL), JSON_ARRAYAGG(code ORDER BY code), JSON_OBJECTAGG(code : minor_units) FROM currencies
-- case: manual-030
-- rows: 1
SELECT JSON_ARRAY(SELECT code FROM currencies ORDER BY code)
-- case: manual-031
-- rows: 1
SELECT JSON('{"a":1}'), JSON_SCALAR(12), JSON_SERIALIZE('{"a":1}' RETURNING text)
-- case: manual-032
-- rows: 1
SELECT '{"a":1}' IS JSON, '[1]' IS JSON ARRAY, 'x' IS NOT JSON, '1' IS JSON SCALAR WITH UNIQUE KEYS
-- case: manual-033
-- rows: 5
SELECT jt.* FROM customers c, JSON_TABLE(c.attrs, '$' PASSING 5 AS lim COLUMNS (id FOR ORDINALITY, nps int PATH '$.nps' DEFAULT 0 ON EMPTY, has boolean EXISTS PATH '$.source', addr jsonb FORMAT JSON PATH '$.address', NESTED PATH '$.flags[*]' COLUMNS (flag text PATH '$'))) jt LIMIT 5
-- case: manual-034
-- rows: 1
SELECT age(now(), min(created_at)) IS NOT NULL, make_date(2026, 1, 31), make_interval(days => 3), make_timestamptz(2026,1,1,0,0,0,'UTC') FROM customers
-- case: manual-035
-- rows: 1
SELECT extract(epoch FROM interval '1 hour'), date_part('week', date '2026-01-05'), justify_hours(interval '30 hours'), interval '1 year 2 months' * 2
-- case: manual-036
-- rows: 1
SELECT issued_at + 30 AS plus, issued_at - interval '1 month' AS minus, issued_at::timestamp AT TIME ZONE 'UTC' FROM invoices ORDER BY number LIMIT 1
-- case: manual-037
-- rows: 1
SELECT now() - interval '7 days' < now(), current_timestamp(0) IS NOT NULL, localtime IS NOT NULL, clock_timestamp() >= statement_timestamp()
-- case: manual-038
-- rows: 1
SELECT to_date('31.01.2026', 'DD.MM.YYYY'), to_timestamp(1767225600), to_timestamp('2026-01-01 12', 'YYYY-MM-DD HH24'), to_number('1,234.5', '9G999D9')
-- case: manual-039
-- rows: 5
SELECT date_trunc('week', occurred_at, 'Europe/Berlin') AS w, count(*) FROM events GROUP BY w ORDER BY w LIMIT 5
-- case: manual-040
-- rows: 1
SELECT timestamptz '2026-03-29 01:30+01' AT TIME ZONE 'Europe/Berlin', timestamp '2026-01-01' AT LOCAL IS NOT NULL
-- case: manual-041
-- rows: 1
SELECT tstzrange(min(occurred_at), max(occurred_at), '[]') FROM events
-- case: manual-042
-- rows: 2
SELECT daterange('2026-01-01', '2026-02-01') && service_period AS hit, service_period * daterange('2026-01-01','2026-03-01') FROM invoices ORDER BY number LIMIT 2
-- case: manual-043
-- rows: 1
SELECT int4range(1,10) - int4range(5,10), range_merge(int4range(1,3), int4range(7,9)), '{[1,3),[5,7)}'::int4multirange, lower(int4range(1,5)), upper_inf(int4range(1,null))
-- case: manual-044
-- rows: 1
SELECT range_agg(service_period) - range_agg(service_period) FILTER (WHERE status='draft') IS NOT NULL FROM invoices
-- case: manual-045
-- rows: 1
SELECT substring(name FROM 1 FOR 3), substring(name FROM '^[A-Z]'), substring(name, 2), overlay('abcdef' PLACING 'XX' FROM 2 FOR 2), position('a' IN name) FROM customers ORDER BY name LIMIT 1
-- case: manual-046
-- rows: 1
SELECT trim(both 'x' FROM 'xxabcxx'), ltrim('  a'), rtrim('a  '), btrim('xax','x'), lpad('7', 3, '0'), rpad('a', 4, '.'), repeat('ab', 3)
-- case: manual-047
-- rows: 5
SELECT split_part(email, '@', 2) AS domain, count(*) FROM customers GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5
-- case: manual-048
-- rows: 2
SELECT regexp_replace(name, '\s+\d+$', ''), regexp_count(name, 'a'), regexp_substr(name, '\d+'), regexp_like(name, '^A'), regexp_instr(name, ' ') FROM customers ORDER BY name LIMIT 2
-- case: manual-049
-- rows: 2
SELECT (regexp_matches(name, '(\w+) (\w+)'))[2] FROM customers ORDER BY name LIMIT 2
-- case: manual-050
-- rows: 2
SELECT name FROM customers WHERE name SIMILAR TO '(Anvil|Birch)%' ORDER BY name LIMIT 2
-- case: manual-051
-- rows: 2
SELECT name FROM customers WHERE name NOT LIKE 'A%' AND name LIKE '%\_%' ESCAPE '\' OR name ~ '^B' ORDER BY name LIMIT 2
-- case: manual-052
-- rows: 1
SELECT format('%s owes %s (%I)', name, credit_limit, 'col'), concat_ws(', ', name, country, NULL), concat('a', 1), initcap('hello world'), reverse('abc'), translate('abc','ab','xy'), ascii('a'), chr(97), left('abc', -1) FROM customers ORDER BY name LIMIT 1
-- case: manual-053
-- rows: 1
SELECT string_agg(DISTINCT country, ',' ORDER BY country) FROM customers
-- case: manual-054
-- rows: 1
SELECT md5('a'), sha256('a'), encode('abc'::bytea, 'base64'), decode('YWJj', 'base64'), to_hex(255), get_byte('abc'::bytea, 0), bit_length('a'), octet_length('ä')
-- case: manual-055
-- rows: 1
SELECT upper(name) COLLATE "C", lower(name) < 'b' COLLATE "C" FROM customers ORDER BY name LIMIT 1
-- case: manual-056
-- rows: 1
SELECT starts_with(name, 'A'), strpos(name, 'n'), string_to_array(name, ' '), quote_literal('it''s'), normalize('é', NFC), 'a' IS NFC NORMALIZED, unistr('\0061') FROM customers LIMIT 1
-- case: manual-057
-- rows: 3
SELECT s, row_number() OVER () FROM string_to_table('a,b,c', ',') AS s
-- case: manual-058
-- rows: 1
SELECT to_tsvector('english', body) @@ websearch_to_tsquery('english', 'refund -late') AS hit, count(*) FROM tickets GROUP BY 1 ORDER BY 1
-- case: manual-059
-- rows: 1
SELECT ts_headline('english', body, plainto_tsquery('english', 'refund')), ts_rank_cd(search, to_tsquery('refund')), querytree(to_tsquery('a & !b')), 'english'::regconfig::text FROM tickets WHERE search @@ to_tsquery('refund:*') ORDER BY ticket_no LIMIT 1
-- case: manual-060
-- rows: 5
SELECT id, 1 - (embedding <=> '[1,0,0,0,0,0,0,0]') AS similarity FROM document_chunks ORDER BY embedding <=> '[1,0,0,0,0,0,0,0]'::vector LIMIT 5
-- case: manual-061
-- rows: 2
SELECT document, l2_norm(avg(embedding)::halfvec), cosine_distance(avg(embedding), '[1,1,1,1,1,1,1,1]'), subvector(avg(embedding), 1, 2) FROM document_chunks GROUP BY document ORDER BY document LIMIT 2
-- case: manual-062
-- rows: 1
SELECT inner_product('[1,2]'::vector, '[3,4]'), '[1,2]'::vector <-> '[3,4]', '[1,2]'::vector <#> '[3,4]', '[1,2]'::vector <+> '[3,4]', hamming_distance(B'101', B'100'), B'101' <~> B'111', jaccard_distance(B'101', B'100')
-- case: manual-063
-- rows: 4
WITH RECURSIVE chain AS (SELECT id, manager_id, full_name, 1 AS depth FROM users WHERE manager_id IS NULL UNION ALL SELECT u.id, u.manager_id, u.full_name, c.depth + 1 FROM users u JOIN chain c ON u.manager_id = c.id) SELECT depth, count(*) FROM chain GROUP BY depth ORDER BY depth
-- case: manual-064
-- rows: 1
WITH RECURSIVE t(id, path) AS (SELECT id, ARRAY[id] FROM users WHERE manager_id IS NULL UNION ALL SELECT u.id, t.path || u.id FROM users u, t WHERE u.manager_id = t.id AND NOT u.id = ANY(t.path)) SELECT max(cardinality(path)) FROM t
-- case: manual-065
-- rows: 1
WITH RECURSIVE r(id, mgr) AS (SELECT id, manager_id FROM users UNION SELECT u.id, u.manager_id FROM users u JOIN r ON r.mgr = u.id) SEARCH BREADTH FIRST BY id SET ord CYCLE id SET looped TO true DEFAULT false USING trail SELECT count(*), bool_or(looped) FROM r
-- case: manual-066
-- rows: 5
WITH RECURSIVE n AS (SELECT 1 AS v UNION ALL SELECT v + 1 FROM n) SELECT v FROM n LIMIT 5
-- case: manual-067
-- rows: 3
WITH a AS MATERIALIZED (SELECT * FROM currencies), b AS NOT MATERIALIZED (SELECT code FROM a WHERE usd_rate > 1) SELECT a.name FROM a JOIN b USING (code) ORDER BY 1
-- case: manual-068
-- rows: 1
WITH customers AS (SELECT * FROM customers WHERE country = 'DE') SELECT count(*) FROM customers
-- case: manual-069
-- rows: 4
WITH x(n) AS (VALUES (1),(2)) SELECT * FROM x UNION ALL TABLE x ORDER BY n
-- case: manual-070
-- rows: 2
SELECT x.* FROM (VALUES (1,'a'),(2,'b')) AS x(id, label) WHERE x.id IN (SELECT 1 UNION SELECT 2) ORDER BY id
-- case: manual-071
-- rows: 6
SELECT country FROM customers EXCEPT SELECT 'DE' INTERSECT SELECT 'US' ORDER BY 1
-- case: manual-072
-- rows: 1
(SELECT 1 AS n UNION SELECT 2) EXCEPT ALL SELECT 1 ORDER BY n LIMIT 1 OFFSET 0
-- case: manual-073
-- rows: 2
VALUES (1, 'one'), (2, 'two') ORDER BY 1 DESC
-- case: manual-074
-- rows: 6
SELECT DISTINCT ON (c.country) c.country, c.name FROM customers c ORDER BY c.country, c.credit_limit DESC NULLS LAST
-- case: manual-075
-- rows: 3
SELECT * FROM customers ORDER BY created_at DESC OFFSET 5 ROWS FETCH NEXT 3 ROWS ONLY
-- case: manual-076
-- rows: 3
SELECT c.name FROM customers c WHERE c.id IN (SELECT customer_id FROM invoices GROUP BY customer_id HAVING sum(total) > 20000) ORDER BY 1 LIMIT 3
-- case: manual-077
-- rows: 3
SELECT c.name, (SELECT max(total) FROM invoices i WHERE i.customer_id = c.id) AS biggest FROM customers c ORDER BY 2 DESC NULLS LAST, 1 LIMIT 3
-- case: manual-078
-- rows: 6
SELECT name FROM customers c WHERE credit_limit >= ALL (SELECT credit_limit FROM customers d WHERE d.country = c.country AND d.credit_limit IS NOT NULL) ORDER BY 1
-- case: manual-079
-- rows: 3
SELECT a.full_name AS employee, b.full_name AS boss FROM users a LEFT JOIN users b ON b.id = a.manager_id ORDER BY 1 LIMIT 3
-- case: manual-080
-- rows: 3
SELECT i.number, l.sku FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id AND l.tenant_id = i.tenant_id JOIN products p ON p.sku = l.sku AND p.tenant_id = l.tenant_id ORDER BY 1, 2 LIMIT 3
-- case: manual-081
-- rows: 1
SELECT tenant_id = j.tenant_id FROM invoices JOIN customers USING (tenant_id) AS j LIMIT 1
-- case: manual-082
-- rows: 1
SELECT count(*) FROM currencies NATURAL JOIN (SELECT code FROM currencies LIMIT 2) x
-- case: manual-083
-- rows: 2
SELECT users.email FROM app.users WHERE users.role = 'admin' ORDER BY 1 LIMIT 2
-- case: manual-084
-- rows: 2
SELECT app.users.email, count(*) OVER () FROM app.users ORDER BY 1 LIMIT 2
-- case: manual-085
-- rows: 1
SELECT count(u.id), count(*) FROM users u
-- case: manual-086
-- rows: 1
SELECT u.id, u.email FROM users AS u(id, tenant_id, email) ORDER BY 2 LIMIT 1
-- case: manual-087
-- rows: 1
SELECT slug, plan FROM tenants
-- case: manual-088
-- rows: 3
SELECT CASE WHEN total > 5000 THEN 'big' WHEN total > 1000 THEN 'mid' ELSE 'small' END AS size, count(*) FROM invoices GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC
-- case: manual-089
-- rows: 1
SELECT CAST(total AS integer), total::double precision, total::text::numeric(10,1), '2026-01-01'::date, 'f'::bool, '1 day'::interval, '{1,2}'::int[], '{"a":1}'::jsonb, 12::"char"::text IS NOT NULL, '5'::smallint FROM invoices LIMIT 1
-- case: manual-090
-- rows: 1
SELECT numeric '1.50', date '2026-01-01', timestamptz '2026-01-01 00:00+00', interval '2' hour, uuid 'aaaaaaaa-0000-4000-8000-00000000000a', jsonb '{"a":[1]}', inet '10.0.0.1', point '(1,2)'
-- case: manual-091
-- rows: 1
SELECT 'open'::app.ticket_status < 'closed', enum_range(NULL::app.ticket_status), enum_first(NULL::ticket_status), app.ticket_status 'open'
-- case: manual-092
-- rows: 1
SELECT (ROW(1, 'a')).f1, ROW(1,2) < ROW(1,3), (1,2) IN ((1,2),(3,4)), ROW(1,NULL) IS NULL
-- case: manual-093
-- rows: 1
SELECT abs(-1), sign(-2.5), ceil(1.2), floor(-1.2), round(1.2345, 2), trunc(1.9), mod(7,3), power(2,10), sqrt(16), cbrt(27), exp(1), ln(10), log(100), log(2, 8), pi(), degrees(pi()), radians(180), gcd(12,18), lcm(4,6), random() >= 0, factorial(10)
-- case: manual-094
-- rows: 1
SELECT 2 ^ 3 ^ 2, -2 ^ 2, 5 / 2, 5 % 2, 1 << 4, ~5, 5 # 1, |/ 16, ||/ 8, @ -4, 10 & 6, 10 | 5, 1e3, 0x1F, 1_000
-- case: manual-095
-- rows: 1
SELECT bit_and(priority), bit_or(priority), bit_xor(priority) FROM tickets
-- case: manual-096
-- rows: 1
SELECT host('10.0.0.1/8'::inet), network('10.1.2.3/8'::inet), '10.0.0.1'::inet << '10.0.0.0/8'::inet, masklen('10.0.0.0/8'::cidr), family('::1'::inet)
-- case: manual-097
-- rows: 1
SELECT point(1,2) <-> point(4,6), area(box(point(0,0), point(2,2))), circle(point(0,0), 2) @> point(1,1), center(box '((0,0),(2,2))')
-- case: manual-098
-- rows: 1
SELECT gen_random_uuid() IS NOT NULL, uuidv7() IS NOT NULL, uuid_extract_timestamp(uuidv7()) IS NOT NULL
-- case: manual-099
-- rows: 1
SELECT num_nulls(phone, credit_limit), num_nonnulls(phone), coalesce(phone, 'x'), nullif(1, 1), phone IS DISTINCT FROM NULL, greatest(1,2), least(1,2) FROM customers LIMIT 1
-- case: manual-100
-- rows: 1
SELECT pg_typeof(total), pg_column_size(meta) > 0, pg_input_is_valid('12x', 'integer'), current_database() IS NOT NULL FROM invoices LIMIT 1
-- case: manual-101
-- rows: 3
SELECT lag(total) OVER w, lead(total, 2, 0) OVER w, first_value(total) OVER w, ntile(4) OVER w, percent_rank() OVER w FROM invoices WINDOW w AS (PARTITION BY customer_id ORDER BY issued_at, id) LIMIT 3
-- case: manual-102
-- rows: 3
SELECT sum(total) OVER (ORDER BY issued_at RANGE BETWEEN interval '7 days' PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) FROM invoices ORDER BY 1 NULLS FIRST LIMIT 3
-- case: manual-103
-- rows: 2
SELECT count(*) OVER (PARTITION BY status ORDER BY total GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM invoices LIMIT 2
-- case: manual-104
-- rows: 1
SELECT avg(x) FROM unnest(ARRAY[1,2,3]) AS x
-- case: manual-105
-- rows: 3
SELECT c.name, t.* FROM customers c, LATERAL unnest(c.tags) WITH ORDINALITY AS t(tag, n) ORDER BY 1, 3 LIMIT 3
-- case: manual-106
-- rows: 2
SELECT * FROM ROWS FROM (generate_series(1,2), unnest(ARRAY['a','b'])) WITH ORDINALITY AS r(a, b, n)
-- case: manual-107
-- rows: 5
SELECT g, g * g AS square FROM generate_series(1, 5) g
-- case: manual-108
-- rows: 3
SELECT h, count(e.id) FROM generate_series(0, 23) AS h LEFT JOIN events e ON extract(hour FROM e.occurred_at) = h GROUP BY h ORDER BY h LIMIT 3
-- case: manual-109
-- rows: 6
SELECT a, b FROM generate_series(1,3) a CROSS JOIN generate_series(1,2) b ORDER BY 1, 2
-- case: manual-110
-- rows: 1
SELECT array_agg(x ORDER BY x DESC), array_agg(DISTINCT x % 2) FROM generate_series(1,5) x
-- case: manual-111
-- rows: 1
SELECT ARRAY[[1,2],[3,4]], ARRAY[1,2] || 3, array_append(ARRAY[1], 2), array_cat(ARRAY[1], ARRAY[2]), array_dims(ARRAY[[1],[2]]), array_positions(ARRAY[1,2,1], 1), array_upper(ARRAY[1,2],1), ARRAY[1,2] && ARRAY[2]
-- case: manual-112
-- rows: 2
SELECT name FROM customers WHERE tags && ARRAY['vip','edu'] AND country = ANY('{DE,FR}') ORDER BY 1 LIMIT 2
-- case: manual-113
-- rows: 2
SELECT name FROM customers WHERE id IN ('aaaaaaaa-0000-4000-8000-00000000000a', 'aaaaaaaa-0000-4000-8000-00000000000b') OR (country, segment) IN (('DE','smb'), ('FR','mid')) ORDER BY 1 LIMIT 2
-- case: manual-114
-- rows: 2
SELECT * FROM v_my_invoices WHERE issued_at BETWEEN '2026-01-01' AND '2026-01-31' ORDER BY number LIMIT 2
-- case: manual-115
-- rows: 4
SELECT status, sum(n) FROM v_invoice_totals GROUP BY status ORDER BY 1
-- case: manual-116
-- rows: 1
SELECT count(*) FROM ONLY customers
-- case: manual-117
-- rows: 1
SELECT count(*) FROM customers TABLESAMPLE SYSTEM (100)
-- case: manual-118
-- rows: 1
SELECT U&"n\0061me" FROM customers ORDER BY 1 LIMIT 1
-- case: manual-119
-- rows: 1
SELECT c."name" "Customer name", c.country AS "Land" FROM "customers" c ORDER BY "Customer name" LIMIT 1
-- case: manual-120
-- rows: 0
SELECT code FROM currencies LIMIT 0
-- case: manual-121
-- rows: 1
SELECT /* nested /* comment */ still */ 1 -- done
-- case: manual-122
-- rows: 1
SELECT $q$it's$q$ || E'\t' || U&'\00e9' || 'x'
-- case: manual-123
-- rows: 1
SELECT sum(CASE WHEN status = 'paid' THEN total ELSE 0 END) AS paid, sum(total) FILTER (WHERE status <> 'paid') AS open_amount FROM invoices
-- case: manual-124
-- rows: 9
SELECT date_trunc('month', created_at) AS month, count(*) AS new, sum(count(*)) OVER (ORDER BY date_trunc('month', created_at)) AS running FROM customers GROUP BY 1 ORDER BY 1
-- case: manual-125
-- rows: 6
WITH m AS (SELECT date_trunc('month', issued_at)::date AS month, sum(total) AS revenue FROM invoices GROUP BY 1) SELECT month, revenue, revenue - lag(revenue) OVER (ORDER BY month) AS delta, round(100.0 * (revenue / lag(revenue) OVER (ORDER BY month) - 1), 1) AS pct FROM m ORDER BY month
-- case: manual-126
-- rows: 4
SELECT status, sum(total), round(100 * sum(total) / sum(sum(total)) OVER (), 2) AS share FROM invoices GROUP BY status ORDER BY 2 DESC
-- case: manual-127
-- rows: 1
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY closed_at - created_at) AS median FROM tickets WHERE closed_at IS NOT NULL
-- case: manual-128
-- rows: 4
SELECT repeat('#', (count(*) / 10)::int) AS bar, status FROM invoices GROUP BY status ORDER BY status
-- case: manual-129
-- rows: 5
SELECT kind, count(*) FROM events WHERE occurred_at >= date_trunc('month', timestamptz '2026-02-15') AND occurred_at < date_trunc('month', timestamptz '2026-02-15') + interval '1 month' GROUP BY kind ORDER BY kind
-- case: manual-130
-- rows: 2
SELECT name FROM (SELECT name, ntile(10) OVER (ORDER BY credit_limit DESC NULLS LAST) AS decile FROM customers) x WHERE decile = 1 ORDER BY 1 LIMIT 2
-- case: manual-131
-- rows: 4
SELECT p.category, count(DISTINCT l.invoice_id), sum(l.amount) FROM products p LEFT JOIN invoice_lines l ON l.sku = p.sku GROUP BY ROLLUP (p.category) ORDER BY p.category NULLS LAST
-- case: manual-132
-- rows: 0
SELECT t.ticket_no, t.subject, u.full_name, c.name FROM tickets t LEFT JOIN users u ON u.id = t.assignee_id LEFT JOIN customers c ON c.id = t.customer_id WHERE t.status IN ('open', 'pending') AND t.priority >= 3 ORDER BY t.created_at LIMIT 5
-- case: manual-133
-- rows: 1
SELECT EXISTS (SELECT FROM customers WHERE country = 'XX'), NOT EXISTS (SELECT 1 FROM tickets WHERE priority > 10)
-- case: manual-134
-- rows: 2
SELECT first_reply, extract(epoch FROM first_reply) / 60 AS minutes FROM tickets ORDER BY first_reply DESC NULLS LAST LIMIT 2
-- case: manual-135
-- rows: 1
SELECT any_value(c) IS NOT NULL FROM customers c
-- case: manual-136
-- rows: 1
SELECT (array_agg(c ORDER BY c.credit_limit DESC NULLS LAST))[1].name FROM customers c
-- case: manual-137
-- rows: 1
SELECT (SELECT c FROM customers c ORDER BY name LIMIT 1).name
-- case: manual-138
-- rows: 2
SELECT r.name, r.risk_score FROM customers r ORDER BY 2 DESC, 1 LIMIT 2
-- case: manual-139
-- rows: 2
SELECT app.risk_score(c), c.name FROM customers c ORDER BY 1 DESC, 2 LIMIT 2
-- case: manual-140
-- rows: 1
SELECT x.a, x.b FROM jsonb_to_recordset('[{"a":1,"b":"x"}]') AS x(a int, b text)
-- case: manual-141
-- rows: 2
SELECT * FROM json_each_text('{"a":1,"b":2}') AS kv ORDER BY kv.key
-- case: manual-142
-- rows: 1
SELECT value->>'sku' FROM jsonb_array_elements('[{"sku":"a"}]'::jsonb)
-- case: manual-143
-- rows: 2
SELECT elem, pos FROM jsonb_array_elements('[1,2]') WITH ORDINALITY AS t(elem, pos)
-- case: manual-144
-- rows: 1
SELECT customers.name FROM app.customers WHERE app.customers.country = 'DE' ORDER BY customers.name LIMIT 1
-- case: manual-145
-- rows: 1
SELECT length(string_agg(x::text, ',')) FROM generate_series(1, 100) x
-- case: manual-146
-- rows: 1
SELECT '1'::bit(3), B'101'::int, 5::bit(8), x'ff'::int, '101'::varbit
-- case: manual-147
-- rows: 1
SELECT date '2026-01-31' + time '10:00', timetz '10:00+01', time '10:00' < time '11:00', age(timestamp '2026-02-01', timestamp '2026-01-01')
-- case: manual-148
-- rows: 1
SELECT money '12.50' + money '1', 100::money::numeric
-- case: manual-149
-- rows: 1
SELECT sum(total) AS "sum", min(number) AS min, max(issued_at) max FROM invoices
-- case: manual-150
-- rows: 1
SELECT name AS value, country AS key, segment AS type FROM customers ORDER BY value, key LIMIT 1
-- case: manual-151
-- rows: 1
SELECT date, year FROM (SELECT issued_at AS date, extract(year FROM issued_at) AS year FROM invoices) q ORDER BY date LIMIT 1
-- case: manual-152
-- rows: 4
SELECT count(*) AS count, status AS status FROM tickets GROUP BY tickets.status ORDER BY count DESC, status
-- case: manual-153
-- rows: 2
SELECT name from customers where name ilike any (array['a%','b%']) and not (country = 'DE') order by lower(name) desc nulls last limit 2;
-- case: manual-154
-- rows: 1
SELECT bool_and(total > 0) AND every(total < 1e6) FROM invoices WHERE currency::text = 'EUR'
-- case: manual-155
-- rows: 1
SELECT lower(service_period) FROM invoices WHERE NOT isempty(service_period) AND upper(service_period) - lower(service_period) = 30 ORDER BY 1 LIMIT 1
-- case: manual-156
-- rows: 2
SELECT c.name, s.cnt FROM customers c INNER JOIN (SELECT customer_id, count(*) cnt FROM invoices GROUP BY 1) s ON s.customer_id = c.id AND s.cnt > 3 ORDER BY 1 LIMIT 2
-- case: manual-157
-- rows: 1
SELECT setweight(to_tsvector('english', subject), 'A') || setweight(to_tsvector('english', body), 'B') AS v FROM tickets ORDER BY ticket_no LIMIT 1
-- case: manual-158
-- rows: 3
SELECT lexeme, positions FROM tickets, unnest(search) AS u(lexeme, positions, weights) ORDER BY ticket_no, 1 LIMIT 3
-- case: manual-159
-- rows: 1
SELECT u.lexeme FROM tickets t, unnest(t.search) u ORDER BY 1 LIMIT 1
-- case: manual-160
-- rows: 1
SELECT array_to_json(ARRAY[1,2]), json_object('{a,1,b,2}'), jsonb_object(ARRAY['a'], ARRAY['1']), jsonb_set('{"a":1}', '{b}', '2'), jsonb_insert('{"a":[1]}', '{a,0}', '0'), jsonb_strip_nulls('{"a":null}'), jsonb_typeof('1'), jsonb_array_length('[1]'), '{"a":{"b":1}}'::jsonb #> '{a,b}'
-- case: manual-161
-- rows: 1
SELECT GREATEST(total, 100), LEAST(total, 5000.5), total BETWEEN SYMMETRIC 10 AND 1 FROM invoices ORDER BY number LIMIT 1
-- case: manual-162
-- rows: 1
SELECT (t.search @@ 'refund'::tsquery)::int FROM tickets t ORDER BY ticket_no LIMIT 1
-- case: manual-163
-- rows: 1
SELECT i FROM invoices i ORDER BY number LIMIT 1
-- case: manual-164
-- rows: 1
SELECT (i).number, (i.meta)->>'po', i.meta['po'] FROM invoices i ORDER BY number LIMIT 1
-- case: manual-165
-- rows: 1
SELECT x FROM (SELECT 1 AS x) AS s ORDER BY x USING <
-- case: manual-166
-- rows: 1
SELECT 7 OPERATOR(pg_catalog.+) 3, pg_catalog.lower('A'), pg_catalog.now() IS NOT NULL
-- case: manual-167
-- rows: 1
SELECT count(*) FROM events e WHERE e.payload ->> 'ua' IN ('chrome') AND (e.payload -> 'items' ->> 0)::int >= 1
-- case: manual-168
-- rows: 1
SELECT tenant_id, count(*) FROM audit_log GROUP BY tenant_id
-- case: manual-169
-- rows: 1
SELECT make_interval(0, 0, 0, 1), date_bin('1 hour', timestamp '2026-01-01 10:30', timestamp '2026-01-01')
-- case: manual-170
-- rows: 1
SELECT to_char(now(), 'YYYY') ~ '^\d{4}$', to_char(1234.5, '9,999.99'), to_char(interval '15h', 'HH24:MI')
-- case: manual-171
-- rows: 1
SELECT name, CASE country WHEN 'DE' THEN 'Germany' WHEN 'FR' THEN 'France' ELSE country END FROM customers ORDER BY name LIMIT 1
-- case: manual-172
-- rows: 1
SELECT pg_sleep FROM (SELECT 1 AS pg_sleep) s
-- case: manual-173
-- rows: 1
SELECT set_config FROM (VALUES (1)) AS t(set_config)
-- case: manual-174
-- rows: 1
SELECT 'DROP TABLE users; -- ' || 'DELETE' AS "delete"
-- case: manual-175
-- rows: 1
SELECT name AS "update", country AS "drop" FROM customers ORDER BY 1 LIMIT 1
-- case: manual-176
-- rows: 1
SELECT count(*) FROM tickets WHERE body ILIKE '%set_config%' OR body LIKE '%; DROP TABLE%'
-- case: manual-177
-- rows: 1
SELECT 1 /* SELECT set_config('a','b',true); DROP TABLE x */ AS one -- pg_sleep(10)
-- case: manual-178
-- rows: 1
WITH pg_class AS (SELECT 1 AS oid) SELECT oid FROM pg_class
-- case: manual-179
-- rows: 1
WITH users AS (SELECT id, email AS password_hash FROM users) SELECT password_hash FROM users ORDER BY 1 LIMIT 1
-- case: manual-180
-- rows: 1
SELECT md5(email) AS password_hash FROM users ORDER BY password_hash LIMIT 1
-- case: manual-181
-- rows: 1
SELECT x.ctid FROM (SELECT 1 AS ctid) x
-- case: manual-182
-- rows: 1
SELECT random(1, 10) BETWEEN 1 AND 10, casefold('ABC'), crc32('a'), gamma(5), lgamma(5), to_bin(5), to_oct(8), array_reverse(ARRAY[1,2]), array_sort(ARRAY[2,1], true)
-- case: manual-183
-- rows: 1
SELECT uuid_extract_version(uuidv4()), uuidv7(interval '-1 hour') IS NOT NULL, reverse('\x0102'::bytea), sha512('a')
-- case: manual-184
-- rows: 1
SELECT jsonb_strip_nulls('[1,null]', true), json_strip_nulls('{"a":null}')
-- case: manual-185
-- rows: 1
SELECT erf(0.5), cosd(60), bit_count(B'1011'), date_part('isodow', current_date) BETWEEN 1 AND 7, to_timestamp(0)
-- case: manual-186
-- rows: 1
SELECT array_sample(ARRAY[1,2,3], 2) IS NOT NULL, array_shuffle(ARRAY[1,2]) IS NOT NULL, any_value(code) IS NOT NULL FROM currencies
-- case: manual-187
-- rows: 3
SELECT * FROM generate_series(timestamptz '2026-01-01 00:00+00', timestamptz '2026-01-03 00:00+00', interval '1 day', 'UTC')
-- case: manual-188
-- rows: 1
SELECT regexp_split_to_array('a1b2', '\d'), regexp_match('abc', 'b'), substring('Thomas' SIMILAR '%#"o_a#"_' ESCAPE '#')
-- case: manual-189
-- rows: 1
SELECT extract(quarter FROM issued_at) q, extract(doy FROM issued_at) doy, extract(century FROM issued_at), date_part('epoch', paid_at) FROM invoices ORDER BY number LIMIT 1
-- case: manual-190
-- rows: 1
SELECT issued_at::text, issued_at::timestamp, issued_at::timestamptz AT TIME ZONE 'America/New_York', timezone('UTC', paid_at) FROM invoices WHERE paid_at IS NOT NULL ORDER BY number LIMIT 1
-- case: manual-191
-- rows: 2
SELECT (issued_at, due_at) OVERLAPS (date '2026-01-01', date '2026-01-15') AS o, count(*) FROM invoices GROUP BY 1 ORDER BY 1
-- case: manual-192
-- rows: 1
SELECT due_at - current_date < 100000 AS soon, justify_interval(interval '40 days 30 hours'), justify_days(interval '35 days'), isfinite(now()) FROM invoices LIMIT 1
-- case: manual-193
-- rows: 1
SELECT tsrange('2026-01-01','2026-02-01') @> timestamp '2026-01-15', int8range(1,5) -|- int8range(5,9), numrange(1.0,2.0) * numrange(1.5,3.0), daterange('2026-01-01','2026-01-05','[]')
-- case: manual-194
-- rows: 2
SELECT unnest('{[1,3),[5,7)}'::int4multirange), multirange(int4range(1,2)), int4multirange(int4range(1,3)) @> 2
-- case: manual-195
-- rows: 1
SELECT count(*) FROM invoices WHERE service_period <@ daterange('2026-01-01','2026-12-31') AND NOT service_period << daterange('2026-02-01','2026-02-02')
-- case: manual-196
-- rows: 1
SELECT string_agg(name, E'\n' ORDER BY name DESC) FILTER (WHERE country = 'DE') FROM customers
-- case: manual-197
-- rows: 1
SELECT json_object_agg(country, n) FROM (SELECT country, count(*) n FROM customers GROUP BY 1 ORDER BY 1) s
-- case: manual-198
-- rows: 1
SELECT jsonb_object_agg_strict(code, NULLIF(minor_units, 0)), json_agg_strict(NULLIF(code,'USD')) FROM currencies
-- case: manual-199
-- rows: 1
SELECT regr_r2(total, extract(epoch from issued_at)), covar_pop(total, 1), var_pop(total), stddev(total), avg(total)::numeric(10,2) FROM invoices
-- case: manual-200
-- rows: 1
SELECT percentile_cont(array[0.25,0.5,0.75]) WITHIN GROUP (ORDER BY total) FROM invoices
-- case: manual-201
-- rows: 4
SELECT status, percentile_disc(0.5) WITHIN GROUP (ORDER BY total) FILTER (WHERE currency = 'EUR') FROM invoices GROUP BY status ORDER BY 1
-- case: manual-202
-- rows: 7
SELECT country, sum(credit_limit), grouping(country, segment) FROM customers GROUP BY ROLLUP(country, segment) HAVING grouping(segment) = 1 ORDER BY 1 NULLS LAST
-- case: manual-203
-- rows: 6
SELECT country, count(*) FROM customers GROUP BY ALL country ORDER BY 1
-- case: manual-204
-- rows: 3
SELECT u.id, n.* FROM users u LEFT JOIN LATERAL (SELECT e.kind, e.occurred_at FROM events e WHERE e.user_id = u.id ORDER BY e.occurred_at DESC LIMIT 1) n ON true ORDER BY u.email LIMIT 3
-- case: manual-205
-- rows: 3
SELECT c.name, s.* FROM customers c, LATERAL (SELECT count(*) AS n, sum(total) AS total FROM invoices i WHERE i.customer_id = c.id) AS s ORDER BY s.total DESC NULLS LAST LIMIT 3
-- case: manual-206
-- rows: 3
SELECT c.name, k FROM customers c, LATERAL jsonb_object_keys(c.attrs) k ORDER BY 1, 2 LIMIT 3
-- case: manual-207
-- rows: 3
SELECT c.name, f FROM customers c CROSS JOIN LATERAL jsonb_array_elements_text(c.attrs->'flags') AS f ORDER BY 1, 2 LIMIT 3
-- case: manual-208
-- rows: 3
SELECT c.name, f.value, f.ordinality FROM customers c CROSS JOIN jsonb_array_elements(c.attrs->'flags') WITH ORDINALITY f ORDER BY 1, 3 LIMIT 3
-- case: manual-209
-- rows: 3
SELECT s.n, s.sq FROM (SELECT n, n*n FROM generate_series(1,3) n) AS s(n, sq)
-- case: manual-210
-- rows: 3
SELECT p.sku, d.i, p.dims[d.i] FROM products p, generate_subscripts(p.dims, 1) AS d(i) ORDER BY 1, 2 LIMIT 3
-- case: manual-211
-- rows: 1
SELECT array_agg(DISTINCT t ORDER BY t) FROM customers, unnest(tags) t
-- case: manual-212
-- rows: 1
SELECT ARRAY(SELECT DISTINCT unnest(tags) FROM customers ORDER BY 1)
-- case: manual-213
-- rows: 2
SELECT name FROM customers WHERE 'vip' <> ALL(tags) AND array_position(tags, 'eu') IS NOT NULL ORDER BY 1 LIMIT 2
-- case: manual-214
-- rows: 1
-- text: json
"SELECT ('{1,2,3}'::int[])[2:], (ARRAY[1,2,3])[:2], '{{1,2},{3,4}}'::int[][] , (ARRAY[[1,2],[3,4]])[2][1]"
-- case: manual-215
-- rows: 2
SELECT attrs['nps']::int > 5 AS promoter, count(*) FROM customers GROUP BY 1 ORDER BY 1
-- case: manual-216
-- rows: 1
SELECT attrs - '{nps,source}'::text[], attrs - 0 IS NULL FROM (SELECT '[1,2]'::jsonb AS attrs) q
-- case: manual-217
-- rows: 2
SELECT jsonb_path_query(payload, '$.items[*] ? (@ > 1)') FROM events ORDER BY id LIMIT 2
-- case: manual-218
-- rows: 1
SELECT jsonb_path_query_tz('["2026-01-01T00:00:00+00:00"]', '$[*].datetime()'), jsonb_path_match('{"a":1}', '$.a == 1')
-- case: manual-219
-- rows: 1
SELECT JSON_OBJECT('name': name, 'nps': attrs->'nps' ABSENT ON NULL RETURNING jsonb) FROM customers ORDER BY name LIMIT 1
-- case: manual-220
-- rows: 1
SELECT JSON_OBJECT('{a,b}'::text[]), JSON_OBJECT(ARRAY['a'], ARRAY['b']), JSON_OBJECT()
-- case: manual-221
-- rows: 1
SELECT JSON_ARRAYAGG(name ORDER BY name ABSENT ON NULL RETURNING jsonb) FROM (SELECT name FROM customers ORDER BY name LIMIT 2) s
-- case: manual-222
-- rows: 1
SELECT JSON_QUERY('{"a":[1,2]}', '$.a[*]' WITH CONDITIONAL ARRAY WRAPPER), JSON_QUERY('{"a":"x"}', '$.a' OMIT QUOTES), JSON_VALUE('{"a":"2026-01-01"}', '$.a' RETURNING date), JSON_EXISTS('{"a":1}', 'strict $.b' FALSE ON ERROR)
-- case: manual-223
-- rows: 2
SELECT JSON_VALUE(attrs, '$.nps' RETURNING int DEFAULT -1 ON EMPTY DEFAULT -2 ON ERROR) FROM customers ORDER BY name LIMIT 2
-- case: manual-224
-- rows: 2
SELECT * FROM JSON_TABLE('{"a":[{"x":1,"y":"p"},{"x":2}]}', '$.a[*]' AS root COLUMNS (x int, y text PATH '$.y' DEFAULT '-' ON EMPTY, z text PATH 'lax $.z' NULL ON EMPTY)) AS t ORDER BY t.x
-- case: manual-225
-- rows: 1
SELECT CASE WHEN '{"a":1}' IS JSON OBJECT WITH UNIQUE KEYS THEN 1 WHEN 'x' IS NOT JSON VALUE THEN 2 END
-- case: manual-226
-- rows: 1
SELECT to_tsvector('simple', 'a fat cat') @@ to_tsquery('simple', 'fat <-> cat'), ts_rank('{0.1,0.2,0.4,1.0}', search, 'refund') FROM tickets ORDER BY ticket_no LIMIT 1
-- case: manual-227
-- rows: 1
SELECT ts_headline(body, websearch_to_tsquery('"refund request" or invoice'), 'MaxWords=10, MinWords=3, StartSel=<b>, StopSel=</b>') FROM tickets ORDER BY ticket_no LIMIT 1
-- case: manual-228
-- rows: 1
SELECT strip(search), ts_delete(search, 'refund'), ts_filter(search, '{a}'), tsvector_to_array(search), length(search), !!to_tsquery('a'), to_tsquery('a') && to_tsquery('b'), tsquery_phrase(to_tsquery('a'), to_tsquery('b'), 2) FROM tickets ORDER BY ticket_no LIMIT 1
-- case: manual-229
-- rows: 1
SELECT ts_lexize('english_stem', 'running'), array_to_tsvector(ARRAY['a','b']), json_to_tsvector('english', '{"a":"b"}', '["all"]')
-- case: manual-230
-- rows: 1
SELECT embedding::text, embedding::real[], vector_dims(embedding), (embedding + embedding) <-> embedding, embedding * embedding, l2_normalize(embedding) FROM document_chunks ORDER BY id LIMIT 1
-- case: manual-231
-- rows: 3
SELECT id FROM document_chunks WHERE document = 'handbook-1' AND embedding <=> (SELECT embedding FROM document_chunks ORDER BY id LIMIT 1) < 2 ORDER BY 1 LIMIT 3
-- case: manual-232
-- rows: 3
SELECT d.id, rank() OVER (ORDER BY embedding <-> '[0,0,0,0,0,0,0,1]') FROM document_chunks d ORDER BY 2, 1 LIMIT 3
-- case: manual-233
-- rows: 1
SELECT '[1,2]'::vector(2)::halfvec(2), '{1:1,3:2}/5'::sparsevec, '[1,2]'::halfvec <-> '[2,3]'::halfvec, sum('[1,2]'::vector)
-- case: manual-234
-- rows: 1
WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n+1 FROM t WHERE n < 100) SELECT sum(n) FROM t
-- case: manual-235
-- rows: 6
WITH RECURSIVE months AS (SELECT date '2026-01-01' AS m UNION ALL SELECT (m + interval '1 month')::date FROM months WHERE m < '2026-06-01') SELECT m FROM months
-- case: manual-236
-- rows: 3
WITH RECURSIVE tree AS (SELECT id, full_name, manager_id, full_name::text AS path, 0 AS lvl FROM users WHERE manager_id IS NULL UNION ALL SELECT u.id, u.full_name, u.manager_id, tree.path || ' > ' || u.full_name, lvl + 1 FROM users u INNER JOIN tree ON tree.id = u.manager_id) SELECT lvl, path FROM tree ORDER BY path LIMIT 3
-- case: manual-237
-- rows: 1
WITH RECURSIVE a AS (SELECT 1 AS x), b AS (SELECT x FROM a UNION ALL SELECT x + 1 FROM b WHERE x < 3), c AS (SELECT count(*) n FROM b) SELECT n FROM c
-- case: manual-238
-- rows: 1
WITH a(x) AS (SELECT 1), b AS (SELECT x + 1 AS y FROM a) SELECT (SELECT y FROM b) + (SELECT x FROM a) AS z
-- case: manual-239
-- rows: 3
WITH t AS (SELECT * FROM invoices), s AS (SELECT t.*, row_number() OVER (PARTITION BY customer_id ORDER BY total DESC) AS rn FROM t) SELECT number, total FROM s WHERE rn = 1 ORDER BY total DESC LIMIT 3
-- case: manual-240
-- rows: 3
SELECT a.code, b.code FROM currencies a JOIN currencies b ON a.code < b.code ORDER BY 1, 2 LIMIT 3
-- case: manual-241
-- rows: 1
SELECT * FROM (currencies a JOIN currencies b USING (code)) LIMIT 1
-- case: manual-242
-- rows: 1
SELECT j.code FROM (currencies a JOIN currencies b USING (code)) AS j(code, n1) ORDER BY 1 LIMIT 1
-- case: manual-243
-- rows: 1
SELECT count(*) FROM invoices i FULL OUTER JOIN tickets t ON t.customer_id = i.customer_id AND i.status = 'paid' LEFT JOIN customers c ON c.id = coalesce(i.customer_id, t.customer_id)
-- case: manual-244
-- rows: 2
SELECT name FROM customers c WHERE (SELECT count(*) FROM invoices WHERE customer_id = c.id) > 3 AND id NOT IN (SELECT customer_id FROM tickets WHERE customer_id IS NOT NULL) ORDER BY name LIMIT 2
-- case: manual-245
-- rows: 3
SELECT c.country, i.currency, sum(i.total) FROM customers c, invoices i WHERE c.id = i.customer_id AND i.issued_at >= DATE '2026-02-01' GROUP BY c.country, i.currency ORDER BY 1, 2 LIMIT 3
-- case: manual-246
-- rows: 4
SELECT sum(total) FILTER (WHERE currency = 'USD') AS usd, sum(total) FILTER (WHERE currency = 'EUR') AS eur, status FROM invoices GROUP BY status ORDER BY status
-- case: manual-247
-- rows: 3
SELECT date_trunc('week', created_at)::date wk, count(*) FILTER (WHERE status = 'open') o, count(*) FILTER (WHERE status IN ('solved','closed')) c, round(avg(extract(epoch FROM first_reply)/3600)::numeric, 1) h FROM tickets GROUP BY wk ORDER BY wk LIMIT 3
-- case: manual-248
-- rows: 5
WITH f AS (SELECT user_id, min(occurred_at)::date AS d0 FROM events GROUP BY 1), r AS (SELECT f.d0, e.occurred_at::date - f.d0 AS day_n, e.user_id FROM events e JOIN f USING (user_id)) SELECT d0, day_n / 30 AS m, count(DISTINCT user_id) FROM r GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 5
-- case: manual-249
-- rows: 5
SELECT kind, count(*), lag(count(*)) OVER (ORDER BY kind), 100.0 * count(*) / sum(count(*)) OVER () AS pct FROM events GROUP BY kind ORDER BY kind
-- case: manual-250
-- rows: 3
SELECT i.number, CASE WHEN i.due_at < DATE '2026-07-01' AND i.paid_at IS NULL THEN DATE '2026-07-01' - i.due_at END AS days_late, ntile(4) OVER (ORDER BY i.total) FROM invoices i ORDER BY 2 DESC NULLS LAST, 1 LIMIT 3
-- case: manual-251
-- rows: 3
SELECT sku, sum(qty * unit_price * (1 - discount)) AS net, sum(amount) FROM invoice_lines GROUP BY sku ORDER BY net DESC, sku LIMIT 3
-- case: manual-252
-- rows: 2
SELECT first_value(name) OVER w AS top, name FROM customers WINDOW w AS (PARTITION BY country ORDER BY credit_limit DESC NULLS LAST), v AS (w RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) ORDER BY 2 LIMIT 2
-- case: manual-253
-- rows: 5
SELECT sum(x) OVER (w ROWS UNBOUNDED PRECEDING), count(*) OVER (), max(x) OVER (PARTITION BY x % 2) FROM generate_series(1,5) x WINDOW w AS (ORDER BY x)
-- case: manual-254
-- rows: 4
SELECT DISTINCT status, count(*) OVER (PARTITION BY status) FROM invoices ORDER BY status
-- case: manual-255
-- rows: 4
SELECT DISTINCT ON (1) status, number FROM invoices ORDER BY 1, 2 DESC
-- case: manual-256
-- rows: 1
SELECT (SELECT json_agg(r) FROM (SELECT number, total FROM invoices ORDER BY number LIMIT 2) r)
-- case: manual-257
-- rows: 1
SELECT json_build_object('total', (SELECT count(*) FROM invoices), 'top', (SELECT jsonb_agg(to_jsonb(t)) FROM (SELECT name, country FROM customers ORDER BY name LIMIT 1) t))
-- case: manual-258
-- rows: 1
SELECT coalesce((SELECT name FROM customers WHERE false), 'none'), NULLIF('', '') IS NULL, NULL::int IS NULL, num_nonnulls(1, NULL)
-- case: manual-259
-- rows: 1
SELECT 'a'::text COLLATE "C" < 'B', 'ä' COLLATE "POSIX" > 'a', name FROM customers ORDER BY name COLLATE pg_catalog."C" LIMIT 1
-- case: manual-260
-- rows: 1
SELECT 'it''s', E'tab\there', U&'d\0061t\+000061', U&'d!0061t!+000061' UESCAPE '!', B'1010', X'1FF', N'nchar'
-- case: manual-261
-- rows: 1
SELECT 0b1010, 0o17, 0xAF, 1_500_000.25, 1e-3, .5e2, -0.0, 9223372036854775807, 12345678901234567890
-- case: manual-262
-- rows: 1
SELECT - -1, + 5, -(-3), !! 'a'::tsquery, ~ 3, @ -2.5, |/ 9, ||/ 27, 2 ^ -1, 10 % 3, -7 % 3, 1 <> 2, 1 != 2, 3 >= 2
-- case: manual-263
-- rows: 1
SELECT 1 IN (1,2), 1 NOT IN (2), NOT 1 = 2, 1 = 1 IS TRUE, (1 > 2) IS NOT UNKNOWN, NULL ISNULL, 1 NOTNULL, true AND NOT false OR false, 'a' LIKE 'A' IS FALSE
-- case: manual-264
-- rows: 1
SELECT 'abc' LIKE 'a%', 'abc' NOT ILIKE 'B%', 'abc' SIMILAR TO 'a(b|c)+', 'abc' ~ 'b', 'abc' !~* 'X', 'a_c' LIKE 'a\_c', 'a%c' LIKE 'a#%c' ESCAPE '#', 'abc' ^@ 'ab', 'x' ~~ 'x'
-- case: manual-265
-- rows: 2
SELECT name FROM customers WHERE name LIKE ANY(ARRAY['A%','B%']) OR name ILIKE ALL('{a%,%1}') ORDER BY 1 LIMIT 2
-- case: manual-266
-- rows: 1
SELECT tenants.name, tenants.plan FROM tenants WHERE tenants.id = 'aaaaaaaa-0000-4000-8000-00000000000a'
-- case: manual-267
-- rows: 1
SELECT t.name, (SELECT count(*) FROM users u WHERE u.tenant_id = t.id) FROM tenants t
-- case: manual-268
-- rows: 4
SELECT role, count(*), max(last_login_at)::date FROM users GROUP BY role ORDER BY role
-- case: manual-269
-- rows: 1
SELECT a, c FROM (SELECT id, email, role FROM users) AS x(a, b, c) ORDER BY 2, 1 LIMIT 1
-- case: manual-270
-- rows: 2
SELECT email FROM users u WHERE EXISTS (SELECT 1 FROM events e WHERE e.user_id = u.id AND e.kind = 'error') ORDER BY 1 LIMIT 2
-- case: manual-271
-- rows: 3
SELECT id, email, full_name FROM users UNION ALL SELECT id, email, name FROM customers ORDER BY 2 LIMIT 3
-- case: manual-272
-- rows: 1
SELECT u.email FROM users u NATURAL LEFT JOIN (SELECT 'x' AS nothing_in_common) z ORDER BY 1 LIMIT 1
-- case: manual-273
-- rows: 1
SELECT count(*) FROM users JOIN tickets ON tickets.assignee_id = users.id
-- case: manual-274
-- rows: 1
SELECT count(*) FROM (SELECT users.* FROM (SELECT id, email FROM users) users) x
-- case: manual-275
-- rows: 1
SELECT events.kind, customers.name FROM events LEFT JOIN users ON users.id = events.user_id LEFT JOIN customers ON customers.tenant_id = events.tenant_id AND customers.country = 'JP' ORDER BY 1, 2 NULLS LAST LIMIT 1
-- case: manual-276
-- rows: 1
SELECT xmin_x FROM (SELECT 1 AS xmin_x) q
-- case: manual-277
-- rows: 1
SELECT tableoid, code FROM currencies ORDER BY code LIMIT 1
-- case: manual-278
-- rows: 1
SELECT current_user, session_user, current_role, user, current_catalog, current_schema, current_database(), current_schema()
-- case: manual-279
-- rows: 1
SELECT pg_typeof(1), pg_typeof(now())::text, pg_typeof(ARRAY[1]), pg_size_pretty(1048576::bigint), pg_column_size('abc'::text)
-- case: manual-280
-- rows: 1
SELECT "Name" FROM (SELECT name AS "Name" FROM customers) q ORDER BY "Name" LIMIT 1
-- case: manual-281
-- rows: 1
SELECT "ключ", "日本" FROM (SELECT 1 AS "ключ", 2 AS "日本") q
-- case: manual-282
-- rows: 1
SELECT 'مرحبا', '👩‍👩‍👧', 'می‌خواهم', 'naïve café' -- emoji 👍
-- case: manual-283
-- rows: 1
SELECT c.NAME, C.Country FROM CUSTOMERS C ORDER BY c.name LIMIT 1
-- case: manual-284
-- rows: 1
SELECT"name"from"customers"where"country"='DE'order by"name"limit 1
-- case: manual-285
-- rows: 1
select(1)+(2),((3))
-- case: manual-286
-- rows: 1
SELECT ALL country FROM customers ORDER BY 1 LIMIT 1
-- case: manual-287
-- rows: 2
SELECT name FROM customers ORDER BY 1 LIMIT ALL OFFSET 198
-- case: manual-288
-- rows: 2
SELECT name FROM customers ORDER BY 1 LIMIT 5 - 3 OFFSET (SELECT 1)
-- case: manual-289
-- rows: 1
SELECT name FROM customers ORDER BY 1 FETCH FIRST ROW ONLY
-- case: manual-290
-- rows: 37
SELECT name FROM customers ORDER BY country FETCH FIRST (1 + 1) ROWS WITH TIES
-- case: manual-291
-- rows: 1
SELECT money '1' * 2, '12.5'::money::numeric, '1'::"char", 'x'::name, '{"a"}'::text[]::varchar(5)[], 3.7::int, '3'::int2, 1::bool, 'yes'::bool, '2026-01-01'::timestamptz::date, 1.5::float4
-- case: manual-292
-- rows: 1
SELECT interval '1' year, interval '1-2' year to month, interval '3 4:05:06' day to second, interval(0) '1.5 sec', '90 min'::interval, interval 'P1Y2M', make_interval(years => 1, days => 2), interval '1 day' - interval '1 hour', '1 day'::interval day
-- case: manual-293
-- rows: 1
SELECT time '10:00' + interval '1 hour', timetz '10:00+02' AT TIME ZONE 'UTC', timestamp(0) '2026-01-01 00:00:00.6', timestamp with time zone '2026-01-01 00:00+00', date 'epoch', timestamp 'infinity' > now(), date '2026-01-01' - 7
-- case: manual-294
-- rows: 1
SELECT point '(1,2)', box '(1,1),(0,0)', lseg '[(0,0),(1,1)]', path '[(0,0),(1,1)]', polygon '((0,0),(1,1),(1,0))', circle '<(0,0),1>', line '{1,-1,0}', '(1,2)'::point <@ box '(3,3),(0,0)', '(0,0)'::point ~= '(0,0)'::point, npoints(polygon '((0,0),(1,1),(1,0))'), # path '[(0,0),(1,1)]', @-@ path '[(0,0),(1,1)]', @@ circle '<(0,0),1>', box '(1,1),(0,0)' ?# box '(2,2),(0,0)'
-- case: manual-295
-- rows: 1
SELECT inet '192.168.1.5' & inet '255.255.0.0', broadcast('192.168.1.5/24'), set_masklen('192.168.1.5/24', 16), inet_merge('192.168.1.5/24', '192.168.2.5/24'), inet '192.168.1.5' <<= cidr '192.168.1.0/24', abbrev(cidr '10.1.0.0/16'), macaddr '08:00:2b:01:02:03', trunc(macaddr '12:34:56:78:90:ab'), text(inet '10.0.0.1'), host(inet '10.0.0.1') 
-- case: manual-296
-- rows: 1
SELECT to_char(12345.678, 'FM999,999.00'), to_char(0.5, '990%'), to_char(date '2026-01-05', 'Dy DD Mon YYYY'), to_char(timestamp '2026-01-05 14:30', 'HH12:MI AM'), to_char(-5, 'S9'), to_char(1, 'RN'), to_char(125, '999'), to_hex(255), lpad(to_hex(10), 4, '0')
-- case: manual-297
-- rows: 1
SELECT convert_from('\xc3a9'::bytea, 'UTF8'), convert_to('é', 'UTF8'), encode('a', 'escape'), chr(8364), ascii('€'), get_bit('\x01'::bytea, 0), set_byte('\x00'::bytea, 0, 1), length('\x00ff'::bytea), substring('\x010203'::bytea FROM 2 FOR 1), '\x01'::bytea || '\x02'::bytea, trim('\x00'::bytea FROM '\x0001'::bytea), overlay('\x010203'::bytea PLACING '\xff' FROM 2), position('\x02'::bytea IN '\x0102'::bytea), to_ascii('abc', 'LATIN1'), bit_length('abc'), parse_ident('a.b')
-- case: manual-298
-- rows: 1
SELECT EXISTS (TABLE currencies), (SELECT count(*) FROM (TABLE currencies) t)
-- case: manual-299
-- rows: 1
SELECT (VALUES (1)), ARRAY(VALUES (1), (2)), 1 IN (VALUES (1), (2)), (1, 2) = (SELECT 1, 2), ROW(1, 2) = ANY (SELECT 1, 2), 1 < ALL (SELECT 2), 5 = SOME (ARRAY[5])
-- case: manual-300
-- rows: 1
SELECT name, row(name, country) AS pair, (row(name, country)).f1 FROM customers ORDER BY 1 LIMIT 1
-- case: manual-301
-- rows: 1
SELECT DISTINCT (country, segment) FROM customers ORDER BY 1 LIMIT 1
-- case: manual-302
-- rows: 1
SELECT country, (array_agg(name ORDER BY created_at DESC))[1:2] FROM customers GROUP BY country ORDER BY 1 LIMIT 1
-- case: manual-303
-- rows: 4
SELECT hash_bucket, count(*) FROM (SELECT abs(hashtext(id::text)) % 4 AS hash_bucket FROM customers) x GROUP BY 1 ORDER BY 1
-- case: manual-304
-- rows: 1
SELECT i.* FROM invoices i WHERE i.meta @> '{"lines":2}' AND i.meta ? 'po' AND i.meta->>'po' ~ '^PO-\d+$' ORDER BY number LIMIT 1
-- case: manual-305
-- rows: 1
SELECT name FROM customers WHERE created_at >= now() - interval '90 days' OR created_at::date = ANY (ARRAY[date '2025-03-02', '2025-03-03']) ORDER BY 1 LIMIT 1
-- case: manual-306
-- rows: 1
SELECT avg(total) AS mean, avg(total) FILTER (WHERE total BETWEEN 100 AND 8000) AS trimmed, (max(total) - min(total)) / nullif(stddev(total), 0) AS spread FROM invoices
-- case: manual-307
-- rows: 1
SELECT date_part('year', issued_at) AS year, sum(total) AS "Total (€)" FROM invoices GROUP BY 1
-- case: manual-308
-- rows: 2
SELECT l.sku, p.name, l.qty FROM invoice_lines AS l INNER JOIN products AS p ON (p.sku = l.sku AND p.tenant_id = l.tenant_id) WHERE l.qty >= 5 ORDER BY l.id FETCH NEXT 2 ROWS ONLY
-- case: manual-309
-- rows: 3
SELECT generate_series(1, 3) AS n, 'x' AS c ORDER BY n DESC
-- case: manual-310
-- rows: 4
SELECT x FROM generate_series(1, 10) x WHERE x % 2 = 0 EXCEPT SELECT 4 ORDER BY x
-- case: manual-311
-- rows: 1
SELECT coalesce(sum(total), 0) FROM invoices WHERE false
-- case: manual-312
-- rows: 2
SELECT name, credit_limit FROM customers ORDER BY credit_limit DESC NULLS LAST, name ASC NULLS FIRST LIMIT 2
-- case: manual-313
-- rows: 1
SELECT v_my_invoices.number FROM app.v_my_invoices ORDER BY 1 LIMIT 1
-- case: manual-314
-- rows: 2
SELECT CASE WHEN n = 0 THEN NULL ELSE 1.0 / n END FROM (VALUES (0), (2)) AS t(n)
-- case: manual-315
-- rows: 1
SELECT greatest(d1, d2) - least(d1, d2) FROM (VALUES (date '2026-01-01', date '2026-02-01')) AS t(d1, d2)
-- case: manual-316
-- rows: 1
SELECT "c"."attrs" ->> 'source' || '/' || ("c"."attrs" #>> ARRAY['address','city']) FROM "app"."customers" AS "c" ORDER BY 1 LIMIT 1
-- case: manual-317
-- rows: 1
SELECT e.payload -> 'items' -> 0, e.payload -> 'items' ->> -1, jsonb_array_length(e.payload -> 'items') FROM events e ORDER BY e.id LIMIT 1
-- case: manual-318
-- rows: 2
SELECT COUNT(*) AS cnt, SUM(COUNT(*)) OVER () FROM customers GROUP BY is_active ORDER BY cnt
-- case: manual-319
-- rows: 1
SELECT is_active::int, count(*) FROM customers WHERE is_active GROUP BY is_active
-- case: manual-320
-- rows: 1
SELECT LOWER(TRIM(BOTH FROM name)), TRIM(TRAILING '0123456789 ' FROM name), TRIM(name), TRIM('x' FROM 'xax') FROM customers ORDER BY name LIMIT 1
-- case: manual-321
-- rows: 1
SELECT extract(epoch from (closed_at - created_at))::int / 3600 AS hours FROM tickets WHERE closed_at IS NOT NULL ORDER BY 1 DESC LIMIT 1
-- case: between-symmetric-text
-- rows: 1
SELECT 'm' BETWEEN SYMMETRIC 'z' AND 'a'
-- case: headline-of-a-constant
-- rows: 1
SELECT ts_headline('some words to mark', plainto_tsquery('words'), 'StartSel=<b>')
