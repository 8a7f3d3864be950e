-- case: own_columns-001
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT password_hash FROM users
-- case: own_columns-002
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT users.password_hash FROM users
-- case: own_columns-003
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT app.users.password_hash FROM app.users
-- case: own_columns-004
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT u."password_hash" FROM users u
-- case: own_columns-005
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT U&"password\005fhash" FROM users
-- case: own_columns-006
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT * FROM users
-- case: own_columns-007
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT u.* FROM users u
-- case: own_columns-008
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT (u).password_hash FROM users u
-- case: own_columns-009
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT (u).email FROM users u
-- case: own_columns-010
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT (users).email FROM users
-- case: own_columns-011
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT (u).* FROM users u
-- case: own_columns-012
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT u FROM users u
-- case: own_columns-013
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT users FROM users
-- case: own_columns-014
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT count(u) FROM users u
-- case: own_columns-015
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT count(u.*) FROM users u
-- case: own_columns-016
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT count(DISTINCT u) FROM users u
-- case: own_columns-017
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT u IS NULL FROM users u
-- case: own_columns-018
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT u = u FROM users u
-- case: own_columns-019
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT row_to_json(u) FROM users u
-- case: own_columns-020
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT to_jsonb(u) FROM users u
-- case: own_columns-021
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT json_agg(u) FROM users u
-- case: own_columns-022
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT u::text FROM users u
-- case: own_columns-023
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT concat(u) FROM users u
-- case: own_columns-024
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT ROW(u.*) FROM users u
-- case: own_columns-025
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT x.p FROM users AS x(a,b,c,d,e,p)
-- case: own_columns-026
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT p FROM (TABLE users) AS x(a,b,c,d,e,p)
-- case: own_columns-027
-- must: reject_by_guard
-- expect: guard.column_hidden
WITH q AS (SELECT * FROM users) SELECT 1 FROM q
-- case: own_columns-028
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT 1 FROM users WHERE password_hash LIKE '$2%'
-- case: own_columns-029
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT 1 FROM users ORDER BY password_hash
-- case: own_columns-030
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT 1 FROM users GROUP BY password_hash
-- case: own_columns-031
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT email FROM users HAVING max(password_hash) > 'a'
-- case: own_columns-032
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT a.id FROM users a JOIN users b USING (password_hash)
-- case: own_columns-033
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT 1 FROM users a NATURAL JOIN users b
-- case: own_columns-034
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT id FROM customers WHERE EXISTS (SELECT 1 FROM users WHERE password_hash > customers.name)
-- case: own_columns-035
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT (SELECT password_hash FROM users LIMIT 1)
-- case: own_columns-036
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT x FROM customers, LATERAL (SELECT password_hash AS x FROM users) l
-- case: own_columns-037
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT j.password_hash FROM (users JOIN tenants ON true) AS j
-- case: own_columns-038
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT j FROM (users CROSS JOIN currencies) AS j
-- case: own_columns-039
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT max(password_hash) OVER () FROM users
-- case: own_columns-040
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT api_key FROM tenants t JOIN customers c ON c.tenant_id = t.id
-- case: own_columns-041
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT t.api_key FROM tenants t
-- case: own_columns-042
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT json_object('k' VALUE api_key) FROM tenants
-- case: own_columns-043
-- must: reject_by_guard
-- expect: guard.column_hidden
SELECT JSON_ARRAY(SELECT api_key FROM tenants)
-- case: own_columns-044
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: a function in the clothes of a field
-- why: PostgreSQL calls to_jsonb(u), hidden column and all
SELECT u.to_jsonb FROM users u
-- case: own_columns-045
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: a function in the clothes of a field
-- why: the same with a schema, as text
SELECT app.users.concat FROM app.users
-- case: own_columns-046
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: a function in the clothes of a field
-- why: an aggregate as a field: the largest row
SELECT users.max FROM users
-- case: own_columns-047
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: a function in the clothes of a field
-- why: a whole row in a condition
SELECT count(*) FROM users u WHERE u.num_nulls = 0
-- case: own_columns-048
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: a function in the clothes of a field
-- why: of the alias of a join
SELECT x.row_to_json FROM (users u CROSS JOIN currencies c) x
-- case: own_columns-049
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: a function in the clothes of a field
-- why: a string becomes a regtype: whether the type exists
SELECT 1 FROM customers WHERE (name).pg_typeof = 'app.users'
-- case: own_columns-050
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: a function in the clothes of a field
-- why: a million rows become one value, and no rule about calls sees a call
SELECT s.array_agg FROM generate_series(1, 1000000) s
-- case: own_columns-051
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: ROW(…) in GROUP BY is a value, and finds the outer column
-- why: PostgreSQL looks for a result column only in a bare name or `(a, b)`
SELECT (SELECT 'x' AS password_hash FROM invoices GROUP BY ROW(password_hash) LIMIT 1) FROM users
