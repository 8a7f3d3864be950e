-- case: benign-244
-- rows: 1
SELECT c.* FROM customers AS c(customer_id, tenant) ORDER BY customer_id LIMIT 1
-- case: benign-246
-- rows: 1
SELECT EXISTS (SELECT 1 FROM invoices WHERE total > 9000) AS has_big, 5 = ANY (ARRAY[1,5]), 3 > ALL (VALUES (1), (2))
-- case: benign-249
-- rows: 5
SELECT i.number, i.total, i.total - avg(i.total) OVER (PARTITION BY i.currency) AS diff FROM invoices i ORDER BY abs(i.total - 5000) LIMIT 5
-- case: benign-250
-- rows: 1
SELECT count(*) FROM events WHERE occurred_at >= '2026-01-10' AND payload @> '{"ua":"chrome"}' AND kind IN ('login','view')
-- case: benign-251
-- rows: 1
SELECT tableoid IS NOT NULL AS has_oid, count(*) FROM events GROUP BY 1
-- case: benign-254
-- rows: 4
SELECT * FROM generate_series(10, 1, -3) WITH ORDINALITY AS g(v, i)
-- case: benign-258
-- rows: 1
SELECT xpath_free.n FROM (SELECT count(*) AS n FROM currencies) AS xpath_free;
-- case: benign-259
-- rows: 3
SELECT greatest(i.issued_at, DATE '2026-03-01') AS d, i.number FROM invoices AS i WHERE i.currency = 'USD' AND NOT i.status = 'draft' ORDER BY i.total DESC LIMIT 3;
