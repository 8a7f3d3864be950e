-- Each line names what PostgreSQL does not find, or finds only in the system's own schemas.
SELECT x.password_hash FROM users x(a,b,c,d,e,f)
SELECT q.x.email FROM (SELECT c AS x FROM customers c) q LIMIT 1
SELECT each.key FROM (SELECT jsonb_each(attrs) AS each FROM customers) q LIMIT 1
SELECT name.length FROM customers LIMIT 1
SELECT c.as_upper FROM customers c
SELECT q.tableoid FROM (SELECT 1) q
SELECT ctid FROM (SELECT name FROM customers) q
SELECT ctid FROM v_my_invoices
SELECT w.app.customers.name FROM app.customers LIMIT 1
SELECT app.c.name FROM app.customers c
SELECT public.customers.name FROM app.customers
WITH c AS (SELECT 1 AS x) SELECT * FROM app.c
WITH a AS (SELECT * FROM b), b AS (SELECT 1) SELECT * FROM a
SELECT 1 AS x UNION SELECT 2 AS y ORDER BY y
SELECT e.e FROM jsonb_array_elements('[1]') e
SELECT 1 FROM customers c, invoices i JOIN tickets t ON t.customer_id = c.id
SELECT 1 FROM customers c, (SELECT c.id) x
SELECT upper(name) AS n FROM customers WHERE n = 'x'
SELECT upper(name) AS n FROM customers ORDER BY n || 'x'
SELECT sum(total) AS s FROM invoices HAVING s > 1
SELECT max(name) OVER w FROM customers WINDOW w AS (PARTITION BY nosuch)
