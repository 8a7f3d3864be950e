-- Each line reads a column that agent_hard may not read; PostgreSQL answers 42501.
SELECT (SELECT q.x FROM customers c, (SELECT password_hash AS x) q LIMIT 1) FROM users
SELECT (SELECT password_hash) FROM users
SELECT (SELECT u.password_hash) FROM users u
SELECT 1 FROM users ORDER BY (SELECT password_hash)
SELECT email AS password_hash FROM users GROUP BY 1 HAVING max(password_hash) > ''
SELECT email AS password_hash FROM users ORDER BY password_hash || 'x'
SELECT x.email FROM users x(a,b,c,d,e,email)
SELECT x.password_hash FROM users x(a,b,c,d,e)
SELECT users.id FROM users, LATERAL (SELECT users.password_hash) l
SELECT users.id FROM users, LATERAL (SELECT 1 WHERE users.password_hash = '') l
SELECT EXISTS (SELECT * FROM users)
SELECT (u).id FROM users u
SELECT (u.*).id FROM users u
SELECT (users).email FROM users
SELECT (u).email, u.id FROM users u ORDER BY u.email
SELECT * FROM (users JOIN currencies ON true) AS j
SELECT * FROM users JOIN tenants USING (id)
SELECT 1 FROM (SELECT email AS password_hash FROM users) a NATURAL JOIN users
SELECT row_to_json(x) FROM (SELECT * FROM users) x
SELECT ROW(u) FROM users u
SELECT ARRAY[u] FROM users u
SELECT coalesce(u) FROM users u
SELECT CASE WHEN true THEN u END FROM users u
SELECT nullif(u, u) FROM users u
SELECT u IN (SELECT x FROM users x) FROM users u
SELECT 1 FROM users u WHERE u IS NOT NULL
SELECT 1 FROM users u ORDER BY u
SELECT 1 FROM users u GROUP BY u
SELECT DISTINCT u FROM users u
SELECT max(u::text) FROM users u
SELECT first_value(u) OVER () FROM users u
SELECT x FROM unnest(ARRAY(SELECT u FROM users u)) x
WITH users AS (SELECT 1 AS id) SELECT * FROM app.users
WITH users AS (SELECT * FROM users) SELECT id FROM users
SELECT (SELECT password_hash FROM unnest(array[1], array[2]) AS password_hash LIMIT 1) FROM users
SELECT (SELECT password_hash FROM ROWS FROM (unnest(array[1], array[2])) AS password_hash LIMIT 1) FROM users
SELECT (SELECT password_hash FROM unnest(to_tsvector('simple', 'a b')) AS password_hash LIMIT 1) FROM users
SELECT (SELECT password_hash FROM unnest(array_fill(NULL::app.currencies, array[1])) AS password_hash) FROM users
SELECT (SELECT password_hash FROM unnest(array[c] || array[c]) AS password_hash LIMIT 1) FROM users, currencies c
SELECT (SELECT password_hash FROM unnest(array[(SELECT mode() WITHIN GROUP (ORDER BY c) FROM currencies c)]) AS password_hash) FROM users
SELECT (SELECT password_hash FROM (VALUES (NULL), ((SELECT c FROM currencies c LIMIT 1))) v(c), unnest(array[v.c]) AS password_hash LIMIT 1) FROM users
SELECT (SELECT password_hash FROM (SELECT * FROM unnest(array[1], array[2]) AS password_hash) s LIMIT 1) FROM users
WITH s AS (SELECT * FROM unnest(array[1], array[2]) AS password_hash) SELECT (SELECT password_hash FROM s LIMIT 1) FROM users
SELECT (SELECT u FROM (SELECT * FROM unnest(array[1], array[2]) AS u) s LIMIT 1) FROM users u
SELECT (SELECT password_hash FROM (SELECT (SELECT password_hash.* FROM (VALUES (1)) AS password_hash)) s) FROM users
SELECT (SELECT password_hash.* FROM (VALUES (1)) AS password_hash), email FROM users ORDER BY password_hash
SELECT DISTINCT ON (password_hash) (SELECT password_hash.* FROM (VALUES (1)) AS password_hash) FROM users
SELECT password_hash.* FROM users u, unnest(array_fill(NULL::app.currencies, array[1])) AS password_hash ORDER BY password_hash
SELECT (SELECT 'x')::text FROM tenants AS t(id, slug, name, plan, text, created_at) ORDER BY text
SELECT (SELECT text FROM (SELECT (SELECT 'x')::text) s) FROM tenants AS t(id, slug, name, plan, text, created_at)
SELECT j.c8 FROM (unnest(array[1], array[2]) AS f CROSS JOIN users u) AS j(c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11)
SELECT j.c9 FROM (unnest(to_tsvector('simple', 'a')) AS f CROSS JOIN users u) AS j(c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12)
SELECT (SELECT "?column?" FROM (SELECT (SELECT k.* FROM (VALUES (1)) k)) z) FROM users t(id,tenant_id,email,full_name,role,"?column?")
SELECT * FROM corpus_walled.app.users
SELECT corpus_walled.app.users.password_hash FROM users
SELECT corpus_walled.app.users.* FROM app.users
SELECT corpus_walled.app.users.* IS NULL FROM corpus_walled.app.users
WITH aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1 AS (SELECT password_hash AS h FROM users) SELECT aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa2.h FROM aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa3
