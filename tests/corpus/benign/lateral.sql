-- case: benign-070
-- rows: 20
SELECT c.name, x.number, x.total FROM customers c CROSS JOIN LATERAL (SELECT number, total FROM invoices i WHERE i.customer_id = c.id ORDER BY total DESC LIMIT 2) x ORDER BY c.name, x.total DESC LIMIT 20
-- case: benign-071
-- rows: 10
SELECT c.name, x.n FROM customers c LEFT JOIN LATERAL (SELECT count(*) AS n FROM tickets t WHERE t.customer_id = c.id) x ON true ORDER BY x.n DESC, c.name LIMIT 10
-- case: benign-072
-- rows: 200
SELECT DISTINCT ON (customer_id) customer_id, number, issued_at FROM invoices ORDER BY customer_id, issued_at DESC, number
-- case: benign-074
-- rows: 50
SELECT c.name, t.tag FROM customers c, unnest(c.tags) AS t(tag) WHERE t.tag = 'vip' ORDER BY c.name
-- case: benign-075
-- rows: 10
SELECT c.name, t.tag, t.ord FROM customers c CROSS JOIN LATERAL unnest(c.tags) WITH ORDINALITY AS t(tag, ord) ORDER BY c.name, t.ord LIMIT 10
-- case: benign-076
-- rows: 2
SELECT v.label, count(*) FROM customers c CROSS JOIN LATERAL (VALUES ('big', c.credit_limit > 25000), ('small', c.credit_limit <= 25000)) AS v(label, hit) WHERE v.hit GROUP BY v.label ORDER BY 1
-- case: benign-077
-- rows: 5
SELECT * FROM ROWS FROM (generate_series(1,3), generate_series(10,14)) AS r(a, b)
