-- case: benign-035
-- rows: 31
WITH RECURSIVE days(d) AS (VALUES (DATE '2026-01-01') UNION ALL SELECT d + 1 FROM days WHERE d < DATE '2026-01-31') SELECT d, count(i.id) FROM days LEFT JOIN invoices i ON i.issued_at = d GROUP BY d ORDER BY d
-- case: benign-036
-- rows: 20
WITH RECURSIVE fib(n, a, b) AS (SELECT 1, 0::bigint, 1::bigint UNION ALL SELECT n+1, b, a+b FROM fib WHERE n < 20) SELECT n, a FROM fib
-- case: benign-038
-- rows: 1
WITH RECURSIVE g(id, manager_id) AS (SELECT id, manager_id FROM users UNION ALL SELECT u.id, u.manager_id FROM users u JOIN g ON u.id = g.manager_id) CYCLE id SET is_cycle USING path SELECT count(*) > 0 AS ok FROM g
-- case: honest_recursion-001
-- rows: 4
with recursive tree as (select code, 1 as depth, lpad(code, 5, '.') as path, '' as indent from currencies where code = 'EUR' union all select c.code, t.depth + 1, t.path || '/' || lpad(c.code, 5, '.'), repeat('  ', t.depth) from tree t join currencies c on c.code > t.code) select path, indent || code from tree where depth < 3
-- case: honest_recursion-002
-- rows: 4
with recursive tree as (select *, 1 as depth, '' as path from (select code, name from currencies where code = 'EUR') as root union all select c.*, t.depth + 1, t.path || case when t.path = '' then '' else ',' end || replace(c.name, ' ', '-') from tree t, (select code, name from currencies) as c where c.code > t.code and t.depth < 2) select path from tree
-- case: honest_recursion-003
-- rows: 4
with recursive words as (select 'red green blue' as rest, 0 as n union all select regexp_replace(rest, '^\w+\s*', ''), n + 1 from words where rest <> '') select * from words
-- case: honest_recursion-cycle
-- rows: 4
with recursive turns(n) as (select 1 union all select n % 3 + 1 from turns) cycle n set again using path select n, again from turns
