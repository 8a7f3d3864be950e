-- case: benign-035
-- rows: 31
WITH RECURSIVE days(d) AS (VALUES (DATE '2026-01-01') UNION ALL SELECT d + 1 FROM days WHERE d < DATE '2026-01-31') SELECT d, count(i.id) FROM days LEFT JOIN invoices i ON i.issued_at = d GROUP BY d ORDER BY d
-- case: benign-036
-- rows: 20
WITH RECURSIVE fib(n, a, b) AS (SELECT 1, 0::bigint, 1::bigint UNION ALL SELECT n+1, b, a+b FROM fib WHERE n < 20) SELECT n, a FROM fib
-- case: benign-038
-- rows: 1
WITH RECURSIVE g(id, manager_id) AS (SELECT id, manager_id FROM users UNION ALL SELECT u.id, u.manager_id FROM users u JOIN g ON u.id = g.manager_id) CYCLE id SET is_cycle USING path SELECT count(*) > 0 AS ok FROM g
