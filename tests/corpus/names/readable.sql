-- Each line is a query that PostgreSQL runs as agent_hard, with the column grants of the strict tier.
SELECT email AS password_hash FROM users ORDER BY password_hash
SELECT DISTINCT ON (password_hash) email AS password_hash FROM users
SELECT * FROM (SELECT email AS password_hash FROM users) q WHERE password_hash <> ''
SELECT password_hash FROM (SELECT email AS password_hash FROM users) q, customers
SELECT v.password_hash FROM (VALUES ('a')) v(password_hash), users
SELECT x.c FROM users x(a,b,c,d,e,email)
SELECT count(*) FROM users
SELECT count(*) FROM users u WHERE u.id IS NOT NULL
SELECT count(1) FROM users, tenants
SELECT 1 FROM users
SELECT FROM users
SELECT EXISTS (SELECT 1 FROM users)
SELECT (app.users.email) FROM app.users
SELECT j.id FROM (users JOIN currencies ON true) AS j
SELECT j.* FROM users JOIN tenants USING (id) AS j
SELECT j FROM users JOIN tenants USING (id) AS j
SELECT id FROM users JOIN tenants USING (id)
SELECT 1 FROM users NATURAL JOIN tenants
SELECT id, created_at FROM users NATURAL JOIN tenants
SELECT 1 FROM users a JOIN users b USING (id, email)
SELECT 1 FROM (SELECT id FROM users) a NATURAL JOIN users
SELECT row_to_json(x) FROM (SELECT id, email FROM users) x
SELECT json_agg(json_build_object('e', email)) FROM users
SELECT ROW(u.id, u.email) FROM users u
SELECT u.email FROM users u GROUP BY u.id, u.email
SELECT u.email, count(*) FROM users u GROUP BY u.id
SELECT x.email FROM unnest(ARRAY(SELECT c FROM customers c)) x LIMIT 1
SELECT (x).email FROM (SELECT c AS x FROM customers c) q LIMIT 1
SELECT (q.x).email FROM (SELECT c AS x FROM customers c) q LIMIT 1
SELECT (x).* FROM (SELECT c AS x FROM customers c) q LIMIT 1
SELECT ((array_agg(c))[1]).name FROM customers c
SELECT (unnest(array_agg(c))).name FROM customers c LIMIT 1
SELECT (lag(c) OVER (ORDER BY c.id)).name FROM customers c LIMIT 1
SELECT (coalesce(c, c)).name FROM customers c LIMIT 1
SELECT (CASE WHEN true THEN c END).name FROM customers c LIMIT 1
SELECT (ROW(c.name, 1)).f1 FROM customers c LIMIT 1
SELECT (jsonb_each_text(attrs)).value FROM customers LIMIT 1
SELECT (each).key FROM (SELECT jsonb_each(attrs) AS each FROM customers) q LIMIT 1
SELECT customers.risk_score FROM customers LIMIT 1
SELECT c.tableoid FROM customers c LIMIT 1
WITH users AS (SELECT 1 AS id) SELECT * FROM users
WITH RECURSIVE users AS (SELECT 1 AS id) SELECT * FROM users
WITH RECURSIVE a AS (SELECT * FROM b), b AS (SELECT 1 AS z) SELECT z FROM a
WITH a AS (SELECT 1 AS x) SELECT (WITH a AS (SELECT 2 AS y) SELECT y FROM a), (SELECT x FROM a)
WITH a AS (SELECT 1 AS x) SELECT (WITH b AS (SELECT x FROM a) SELECT x FROM b)
SELECT (WITH a AS (SELECT email FROM users) SELECT email FROM a LIMIT 1), (SELECT 1 FROM customers LIMIT 1)
SELECT a.x FROM (WITH a AS (SELECT 1 AS x) SELECT * FROM a) a
WITH a(x, y) AS (SELECT 1, 2) SELECT x, y FROM a
WITH a(x) AS (SELECT 1, 2 AS z) SELECT x, z FROM a
SELECT column1, column2 FROM (VALUES (1,2)) v
SELECT v.column2 FROM (VALUES (1,2)) v(a)
SELECT f1, f2 FROM (SELECT 1 AS f1 UNION SELECT 2) x(f1), (SELECT 3 f2) y
SELECT x FROM (SELECT 1 UNION SELECT 2) AS q(x) ORDER BY x
SELECT 1 AS x UNION SELECT 2 ORDER BY x
SELECT name FROM customers UNION SELECT code FROM currencies ORDER BY name LIMIT 1
SELECT g FROM generate_series(1,2) g
SELECT g.g FROM generate_series(1,2) g
SELECT generate_series FROM generate_series(1,2)
SELECT generate_series.generate_series FROM generate_series(1,2)
SELECT x FROM generate_series(1,2) AS g(x)
SELECT g FROM generate_series(1,2) AS g(x)
SELECT ordinality FROM unnest(ARRAY[1]) WITH ORDINALITY
SELECT value, ordinality FROM jsonb_array_elements('[1]') WITH ORDINALITY
SELECT e FROM jsonb_array_elements('[1]') e
SELECT e.value FROM jsonb_array_elements('[1]') e
SELECT x FROM jsonb_array_elements('[1]') e(x)
SELECT key FROM jsonb_each('{}') x
SELECT x.a FROM json_to_record('{}') AS x(a int)
SELECT now FROM now()
SELECT d FROM date('2026-01-01') d
SELECT t.coalesce FROM (SELECT coalesce(1,2), nullif(1,2), greatest(1,2), CASE WHEN true THEN 1 END, ARRAY[1], 1::int, 'x'::text, current_date, count(*), EXISTS(SELECT 1), ARRAY(SELECT 1), ROW(1), (SELECT 1 AS sub), extract(year from now()), trim('x'), substring('x' from 1)) t
SELECT t."case", t.nullif, t.greatest, t."array", t.int4, t.text, t."current_date", t.count, t."exists", t."row", t.sub, t.extract, t.btrim, t.substring FROM (SELECT coalesce(1,2), nullif(1,2), greatest(1,2), CASE WHEN true THEN 1 END, ARRAY[1], 1::int, 'x'::text, current_date, count(*), EXISTS(SELECT 1), ROW(1), (SELECT 1 AS sub), extract(year from now()), trim('x'), substring('x' from 1)) t
SELECT t."?column?" FROM (SELECT 1) t
SELECT j.a, j.n FROM JSON_TABLE('[1]', '$[*]' COLUMNS (n FOR ORDINALITY, a int PATH '$')) j
SELECT a FROM JSON_TABLE('[1]', '$[*]' COLUMNS (a int PATH '$'))
SELECT json_table.a FROM JSON_TABLE('[1]', '$[*]' COLUMNS (a int PATH '$'))
SELECT c.name FROM customers c LEFT JOIN invoices i ON c.id = i.customer_id JOIN tickets t ON t.customer_id = c.id LIMIT 1
SELECT 1 FROM customers c, LATERAL (SELECT c.id) x JOIN currencies ON true LIMIT 1
SELECT 1 FROM customers c, generate_series(1, length(c.name)) LIMIT 1
SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM currencies WHERE code = c.country)
SELECT (SELECT name) FROM customers LIMIT 1
SELECT c.name FROM customers c GROUP BY name
SELECT upper(name) AS name FROM customers GROUP BY name LIMIT 1
SELECT upper(name) AS n FROM customers GROUP BY n LIMIT 1
SELECT t.name FROM customers AS t TABLESAMPLE system (100) LIMIT 1
SELECT a.a, b FROM unnest(array[1], array[2]) AS a(a, b)
SELECT c.name, tag FROM customers c, unnest(c.tags) AS tag WHERE tag <> '' ORDER BY tag
SELECT (SELECT count(*) FROM unnest(c.tags) AS tag WHERE tag LIKE 'a%') FROM customers c
SELECT j.a, j.b FROM (customers AS c CROSS JOIN unnest(array[1]) AS f) AS j(a, b)
SELECT tag FROM customers c NATURAL JOIN unnest(array['a']) AS tag
SELECT (SELECT email) AS e, (SELECT max(x) FROM unnest(array[1, 2]) AS x) FROM users ORDER BY max
SELECT "corpus_walled"."app"."customers"."id" FROM "corpus_walled"."app"."customers"
SELECT corpus_walled.app.customers.* FROM corpus_walled.app.customers JOIN app.currencies ON corpus_walled.app.currencies.code <> app.customers.country
SELECT app.users.email, users.id FROM CORPUS_WALLED.app.users WHERE corpus_walled.app.users.role = 'admin'
WITH users AS (SELECT 1 AS n) SELECT n FROM users, corpus_walled.app.currencies
WITH aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1 AS (SELECT email AS h FROM users) SELECT aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa2.h FROM aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa3
WITH "日本語日本語日本語日本語日本語日本語日本語x" AS (SELECT email AS h FROM users) SELECT h FROM "日本語日本語日本語日本語日本語日本語日本語yz"
