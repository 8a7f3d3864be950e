-- case: benign-220
-- rows: 25
WITH rfm AS (SELECT customer_id, DATE '2026-07-01' - max(issued_at) AS recency, count(*) AS freq, sum(total) AS monetary FROM invoices GROUP BY customer_id),
 scored AS (SELECT *, ntile(5) OVER (ORDER BY recency DESC) r, ntile(5) OVER (ORDER BY freq) f, ntile(5) OVER (ORDER BY monetary) m FROM rfm)
SELECT r, f, m, count(*) FROM scored GROUP BY r, f, m ORDER BY 1, 2, 3
-- case: benign-222
-- rows: 10
WITH s AS (SELECT user_id, occurred_at, CASE WHEN occurred_at - lag(occurred_at) OVER (PARTITION BY user_id ORDER BY occurred_at) > interval '30 minutes' OR lag(occurred_at) OVER (PARTITION BY user_id ORDER BY occurred_at) IS NULL THEN 1 ELSE 0 END AS new_session FROM events)
SELECT user_id, sum(new_session) AS sessions FROM s GROUP BY user_id ORDER BY sessions DESC, user_id LIMIT 10
-- case: benign-224
-- rows: 5
SELECT kind, count(*) AS n, min(duration_ms), max(duration_ms), percentile_cont(ARRAY[0.5,0.95,0.99]) WITHIN GROUP (ORDER BY duration_ms) AS p FROM events WHERE occurred_at >= '2026-02-01' AND occurred_at < '2026-04-01' GROUP BY kind ORDER BY n DESC, kind
-- case: benign-227
-- rows: 4
SELECT status, count(*) OVER () AS statuses, sum(total) FROM v_my_invoices GROUP BY status ORDER BY status
-- case: benign-228
-- rows: 5
SELECT name, risk_score(customers) FROM customers ORDER BY 2 DESC, 1 LIMIT 5
-- case: benign-231
-- rows: 9
SELECT extract(year FROM c.created_at)::int AS y, extract(month FROM c.created_at)::int AS m, count(*) FROM customers c GROUP BY y, m ORDER BY y, m
-- case: benign-233
-- rows: 3
SELECT coalesce(nullif(trim(c.phone), ''), 'unknown') AS phone, c.name FROM customers c WHERE c.credit_limit IS NULL ORDER BY c.name FETCH FIRST 3 ROWS WITH TIES
-- case: benign-234
-- rows: 2
SELECT i.id::text LIKE 'a%' AS starts_a, count(*) FROM invoices i GROUP BY 1 ORDER BY 1
-- case: benign-235
-- rows: 5
SELECT s.name, s.gap FROM (SELECT name, created_at - lag(created_at, 1, created_at) OVER (ORDER BY created_at) AS gap FROM customers) s WHERE s.gap > '20 hours' ORDER BY s.gap DESC, s.name LIMIT 5
