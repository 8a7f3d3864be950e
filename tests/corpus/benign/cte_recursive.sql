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
-- case: honest_elements-001
-- rows: 11
WITH RECURSIVE pascal(n, row) AS (SELECT 0, ARRAY[1]::bigint[] UNION ALL SELECT n+1, (SELECT array_agg(coalesce(a,0)+coalesce(b,0) ORDER BY i) FROM (SELECT i, (p.row)[i-1] a, (p.row)[i] b FROM generate_series(1, n+2) i) q) FROM pascal p WHERE n<10) SELECT n, array_to_string(row,' ') FROM pascal
-- case: honest_elements-002
-- rows: 7
WITH RECURSIVE lev(i, j_row) AS (SELECT 0, ARRAY[0,1,2,3,4,5,6] UNION ALL SELECT i+1, (SELECT array_agg(v ORDER BY j) FROM (SELECT j, least(j_row[j]+1, i+1) v FROM generate_series(1,7) j) q) FROM lev WHERE i<6) SELECT * FROM lev
-- case: honest_elements-003
-- rows: 30
WITH RECURSIVE st(n, acc) AS (SELECT 1, ARRAY[1::numeric, 1] UNION ALL SELECT n+1, ARRAY[acc[2], acc[1]+acc[2]] FROM st WHERE n<30) SELECT n, acc[1] FROM st
-- case: honest_elements-004
-- rows: 10
WITH RECURSIVE rule(g, c) AS (SELECT 1, ARRAY[0,0,0,1,0,0,0] UNION ALL SELECT g+1, ARRAY(SELECT (coalesce(c[i-1],0)+coalesce(c[i+1],0))%2 FROM generate_series(1,7) i ORDER BY i) FROM rule WHERE g<10) SELECT g, array_to_string(c,'') FROM rule
-- case: honest_elements-005
-- rows: 40
WITH RECURSIVE s(n, st) AS (SELECT 1, ARRAY[0,1]::bigint[] UNION ALL SELECT n+1, ARRAY[st[2], st[1]+st[2]] FROM s WHERE n<40) SELECT n, st[1] FROM s
-- case: honest_elements-006
-- rows: 20
WITH RECURSIVE s(n, st) AS (SELECT 1, ARRAY[100.0,0,0] UNION ALL SELECT n+1, ARRAY[st[1]-st[1]*0.1, st[2]+st[1]*0.1-st[2]*0.05, st[3]+st[2]*0.05] FROM s WHERE n<20) SELECT n, round(st[1],2), round(st[2],2), round(st[3],2) FROM s
-- case: honest_elements-007
-- rows: 1
WITH RECURSIVE s(n,a) AS (SELECT 2, ARRAY[1,1]::bigint[] UNION ALL SELECT n+1, a || (a[n]+a[n-1]) FROM s WHERE n<30) SELECT a FROM s ORDER BY n DESC LIMIT 1
-- case: honest_elements-008
-- rows: 11
WITH RECURSIVE heat(t, u) AS (SELECT 0, ARRAY[0,0,100,0,0]::numeric[] UNION ALL SELECT t+1, (SELECT array_agg(round(u[i]+0.2*(coalesce(u[i-1],0)-2*u[i]+coalesce(u[i+1],0)),3) ORDER BY i) FROM generate_series(1,5) i) FROM heat WHERE t<10) SELECT * FROM heat
-- case: honest_elements-009
-- rows: 9
WITH RECURSIVE fifo(n, stock, sold) AS (SELECT 0, ARRAY[10,20,30], 0 UNION ALL SELECT n+1, CASE WHEN stock[1]>5 THEN ARRAY[stock[1]-5]||stock[2:] ELSE stock[2:] END, sold+5 FROM fifo WHERE n<8) SELECT * FROM fifo
-- case: honest_elements-010
-- rows: 21
WITH RECURSIVE ga(g, pop) AS (SELECT 0, ARRAY[1,5,9] UNION ALL SELECT g+1, ARRAY[pop[2], pop[3], (pop[1]+pop[2])%11] FROM ga WHERE g<20) SELECT * FROM ga
-- case: honest_lengths-001
-- rows: 6
WITH RECURSIVE t(path, n) AS (SELECT ARRAY['root'], 1 UNION ALL SELECT path || ('node ' || n), n + 1 FROM t WHERE n < 6) SELECT repeat('  ', array_length(path, 1) - 1) || path[array_length(path, 1)] AS line FROM t
-- case: honest_lengths-002
-- rows: 6
WITH RECURSIVE t(path, line, n) AS (SELECT ARRAY['root'], 'root'::text, 1 UNION ALL SELECT path || ('node ' || n), repeat('  ', array_length(path, 1)) || 'node ' || n, n + 1 FROM t WHERE n < 6) SELECT line FROM t
-- case: honest_lengths-003
-- rows: 6
WITH RECURSIVE code(s) AS (SELECT '0007'::text UNION ALL SELECT lpad((s::int + 1)::text, length(s), '0') FROM code WHERE s < '0012') SELECT s FROM code
-- case: honest_lengths-004
-- rows: 5
WITH RECURSIVE d(line, n) AS (SELECT '*'::text, 1 UNION ALL SELECT repeat(' ', n) || repeat('*', 2 * n + 1), n + 1 FROM d WHERE n < 5) SELECT line FROM d
-- case: honest_lengths-005
-- rows: 5
WITH RECURSIVE tok(word, rest, n) AS (SELECT NULL::text, 'pay the invoice of march', 0 UNION ALL SELECT (regexp_match(rest, '^(\S+)'))[1], ltrim(regexp_replace(rest, '^\S+', '')), n + 1 FROM tok WHERE rest <> '') SELECT n, word FROM tok WHERE n > 0
-- case: honest_lengths-006
-- rows: 5
WITH RECURSIVE p(path, n) AS (SELECT 'a'::text, 1 UNION ALL SELECT concat_ws('/', path, 'b', n), n + 1 FROM p WHERE n < 5) SELECT path FROM p
-- case: honest_lengths-007
-- rows: 5
WITH RECURSIVE s(doc, n) AS (SELECT '{"1": 1}'::jsonb, 1 UNION ALL SELECT doc || jsonb_build_object(n + 1, n * n), n + 1 FROM s WHERE n < 5) SELECT doc FROM s
-- case: honest_lengths-008
-- rows: 6
WITH RECURSIVE b(bar, n) AS (SELECT ''::text, 0 UNION ALL SELECT x, n + 1 FROM b, LATERAL (SELECT repeat('[]', n + 1) AS x) q WHERE n < 5) SELECT bar FROM b
-- case: honest_lengths-009
-- rows: 10
WITH RECURSIVE f(s, n) AS (SELECT 'b'::text, 1 UNION ALL SELECT s || CASE WHEN length(s) % 2 = 0 THEN 'a' ELSE 'b' END, n + 1 FROM f WHERE n < 10) SELECT s FROM f
-- case: honest_lengths-010
-- rows: 6
WITH RECURSIVE line(s, pad, n) AS (SELECT 'a'::text, ''::text, 1 UNION ALL SELECT s || 'b', rpad('', length(s), '.'), n + 1 FROM line WHERE n < 6) SELECT s || pad AS padded FROM line
