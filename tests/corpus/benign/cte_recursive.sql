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
-- case: honest_counters-001
-- rows: 82
with recursive g(m, v) as (select 1, 100000.0 union all select m+1, v*1.05 from g where v < 5000000 and m < 120) select * from g
-- case: honest_counters-002
-- rows: 1
with recursive w as (select id, document, chunk_no, 1 n from document_chunks where id = 1000011 union all select d.id, d.document, d.chunk_no, n+1 from w join document_chunks d on d.document=w.document and d.id > w.id where d.id < 1002000 and n < 3) select count(*) from w
-- case: honest_counters-003
-- rows: 1
with recursive org as (select id, manager_id, 0 as pay from users where manager_id is null union all select u.id, u.manager_id, pay+10 from org join users u on u.manager_id=org.id where pay < 2000000) select count(*) from org
-- case: honest_counters-004
-- rows: 200
with recursive ids as (select 1000001::bigint id union all select id+1 from ids where id < 1000200) select i.id, l.id is null missing from ids i left join invoice_lines l on l.id=i.id
-- case: honest_counters-005
-- rows: 31
with recursive s as (select 20260101 d union all select d+1 from s where d < 20260131) select d from s
-- case: honest_counters-006
-- rows: 1
with recursive s(n, cum) as (select 1, 50000::numeric union all select n+1, cum + 50000 from s where cum < 2000000) select max(n) from s
-- case: honest_counters-007
-- rows: 1
with recursive users_fc(wk, users) as (select 0, 1000.0 union all select wk+1, users*1.15 from users_fc where users < 10e6) select max(wk) from users_fc
-- case: honest_counters-008
-- rows: 16
with recursive ip(a) as (select 3232235520::bigint union all select a+1 from ip where a < 3232235535) select '0.0.0.0'::inet + a from ip
-- case: honest_counters-009
-- rows: 25
with recursive epoch(t) as (select 1767225600 union all select t+3600 from epoch where t < 1767312000) select to_timestamp(t), (select count(*) from events where occurred_at >= to_timestamp(t) and occurred_at < to_timestamp(t+3600)) from epoch
-- case: honest_counters-010
-- rows: 10
with recursive b(lo, hi) as (select 0, 1000000 union all select hi, hi+1000000 from b where hi < 10000000) select * from b
-- case: honest_counters-011
-- rows: 11
with recursive b(lo) as (select 0 union all select lo+500000 from b where lo < 5000000) select lo from b
-- case: honest_counters-012
-- rows: 4
with recursive kb(n) as (select 1 union all select n*1024 from kb where n < 1000000000) select n from kb
-- case: honest_counters-013
-- rows: 1
with recursive nextc as (select min(id) as id, 0 as step from invoice_lines union all select (select min(id) from invoice_lines l where l.id > c.id), step + 1 from nextc c where c.id < 1000500 and step < 1000) select count(*) from nextc
-- case: honest_counters-014
-- rows: 10
with recursive s as (select 1 lvl, 12000000.0::numeric as budget, 0 as step union all select lvl+1, round(budget*0.8), step + 1 from s where budget > 2000000 and step < 1000) select * from s
-- case: honest_counters-015
-- rows: 1
with recursive e as (select occurred_at t, 0::bigint tot, 0 n from events where id=(select min(id) from events) union all select x.occurred_at, tot + x.duration_ms, n+1 from e cross join lateral (select * from events where occurred_at > e.t order by occurred_at limit 1) x where tot < 3600000 and n < 1000) select max(n) from e
-- case: honest_counters-016
-- rows: 1
with recursive e as (select 1 n, 0::bigint tot union all select n+1, tot + (select coalesce(sum(duration_ms),0) from events where extract(hour from occurred_at)=n%24) from e where tot < 1500000 and n < 1000) select max(n) from e
-- case: honest_counters-017
-- rows: 1
with recursive fc as (select date '2026-06-01' m, (select sum(total) from invoices) as arr, 0 as step union all select (m + interval '1 month')::date, arr*1.03, step + 1 from fc where arr < 10000000 and step < 1000) select min(m) from fc where arr >= 5000000
-- case: honest_counters-018
-- rows: 99
with recursive fib(a,b, step) as (select 0::numeric,1::numeric, 0 as step union all select b,a+b, step + 1 from fib where a < 1e20 and step < 1000) select a from fib
-- case: honest_counters-019
-- rows: 9
with recursive p(lo, hi) as (select 1::numeric, 10::numeric union all select hi, hi*10 from p where hi < 1e9) select lo, hi, count(i.id) from p left join invoices i on i.total >= lo and i.total < hi group by 1,2
-- case: honest_counters-020
-- rows: 1
with recursive w as (select d.*, 1 n from document_chunks d where id = 1000011 union all select d.*, n+1 from w join document_chunks d on d.document=w.document and d.id > w.id where d.id < 1002000 and n < 3) select count(*) from w
