-- case: benign-138
-- rows: 10
SELECT name FROM customers WHERE name ILIKE '%labs%' ORDER BY name LIMIT 10
-- case: benign-139
-- rows: 10
SELECT name FROM customers WHERE name ~* '^(anvil|birch)\s' ORDER BY name LIMIT 10
-- case: benign-142
-- rows: 5
SELECT (regexp_match(email, '^([^@]+)@(.+)$'))[2] AS domain, count(*) FROM customers GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5
-- case: benign-145
-- rows: 10
SELECT w, count(*) FROM tickets, regexp_split_to_table(lower(subject), '\W+') AS w WHERE w <> '' GROUP BY w ORDER BY 2 DESC, 1 LIMIT 10
-- case: benign-152
-- rows: 6
SELECT name FROM customers WHERE name LIKE ANY (ARRAY['Anvil%', 'Dune%']) ORDER BY name LIMIT 6
-- case: benign-153
-- rows: 3
SELECT name FROM customers ORDER BY name COLLATE "C" DESC LIMIT 3
-- case: benign-154
-- rows: 1
SELECT E'line1\nline2' AS two_lines, 'it''s' AS quoted, $$dollar 'quoted'$$ AS dq, $tag$with $$ inside$tag$ AS dq2, U&'\0041\+000042' AS uni, B'101' AS bits, X'1F' AS hex
-- case: benign-155
-- rows: 1
SELECT 'foo'
'bar' AS continued
-- case: benign-156
-- rows: 1
SELECT md5(name), encode(sha256(name::bytea), 'hex'), length(name), octet_length(name), char_length(name), ascii(name), chr(65) FROM customers ORDER BY name LIMIT 1
-- case: typeof-01
-- rows: 1
select pg_typeof(total), count(*) from invoices group by pg_typeof(total)
-- case: typeof-02
-- rows: 3
select pg_typeof(total), pg_typeof(status), count(*) from invoices group by rollup (pg_typeof(total), pg_typeof(status)) order by pg_typeof(total), pg_typeof(status) desc
-- case: typeof-03
-- rows: 1
select n from (select count(*) as n from invoices group by pg_typeof(total) order by pg_typeof(total)) as q
-- case: typeof-04
-- rows: 2
select t from (select pg_typeof(total)::text as t from invoices limit 1) as q union all select pg_typeof(3)::text
