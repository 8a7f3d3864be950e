-- case: own_names-001
-- must: reject_by_guard
-- expect: guard.column_unknown
SELECT (customers).account_key FROM customers
-- case: own_names-002
-- must: reject_by_guard
-- expect: guard.column_unknown
SELECT customers.account_key FROM customers
-- case: own_names-003
-- must: reject_by_guard
-- expect: guard.column_unknown
SELECT c.sync_stripe FROM customers c
-- case: own_names-004
-- must: reject_by_guard
-- expect: guard.column_unknown
SELECT (c).account_key FROM (SELECT c FROM customers c) x
-- case: own_names-005
-- must: reject_by_guard
-- expect: guard.relation_not_in_from
SELECT x.c.account_key FROM (SELECT c FROM customers c) x
-- case: own_names-006
-- must: reject_by_guard
-- expect: guard.column_unknown
SELECT (SELECT c FROM customers c LIMIT 1).account_key
-- case: own_names-007
-- must: reject_by_guard
-- expect: guard.column_unknown
SELECT (array_agg(c))[1].account_key FROM customers c
-- case: own_names-008
-- must: reject_by_guard
-- expect: guard.column_unknown, guard.field_unknown, guard.function_denied
SELECT (ROW(1,2)).pg_typeof, (x).f FROM (SELECT jsonb_populate_record(NULL::customers, '{}') x) q
-- case: own_names-009
-- must: reject_by_guard
-- expect: guard.system_column
SELECT ctid FROM customers
-- case: own_names-010
-- must: reject_by_guard
-- expect: guard.system_column
SELECT xmin, c.xmax FROM customers c
-- case: own_names-011
-- must: reject_by_guard
-- expect: guard.system_column
SELECT customers.cmin FROM customers
-- case: own_names-012
-- must: reject_by_guard
-- expect: guard.system_column
SELECT (c).ctid FROM customers c
-- case: own_names-013
-- must: reject_by_guard
-- expect: guard.system_column
SELECT max(ctid) FROM invoices
-- case: own_names-014
-- must: reject_by_guard
-- expect: guard.system_relation
SELECT * FROM pg_class
-- case: own_names-015
-- must: reject_by_guard
-- expect: guard.system_relation
SELECT * FROM pg_catalog.pg_class
-- case: own_names-016
-- must: reject_by_guard
-- expect: guard.system_relation
SELECT * FROM "pg_catalog"."pg_authid"
-- case: own_names-017
-- must: reject_by_guard
-- expect: guard.system_relation
SELECT * FROM information_schema.tables
-- case: own_names-018
-- must: reject_by_guard
-- expect: guard.system_relation
SELECT * FROM pg_temp.x
-- case: own_names-019
-- must: reject_by_guard
-- expect: guard.system_relation
SELECT * FROM pg_toast.pg_toast_1234
-- case: own_names-020
-- must: reject_by_guard
-- expect: guard.relation_unknown
SELECT * FROM app.events_2026_01
-- case: own_names-021
-- must: reject_by_guard
-- expect: guard.relation_unknown
SELECT * FROM app.mv_tenant_revenue
-- case: own_names-022
-- must: reject_by_guard
-- expect: guard.database
SELECT * FROM w.app.customers
-- case: own_names-023
-- must: reject_by_guard
-- expect: guard.system_relation
TABLE pg_settings
-- case: own_names-024
-- must: reject_by_guard
-- expect: guard.syntax_denied
SELECT xmlparse(document '<a/>')
-- case: own_names-025
-- must: reject_by_guard
-- expect: guard.syntax_denied
SELECT xmlelement(name a)
-- case: own_names-026
-- must: reject_by_guard
-- expect: guard.syntax_denied
SELECT * FROM XMLTABLE('/a' PASSING '<a/>' COLUMNS x int PATH '.')
-- case: own_names-027
-- must: reject_by_guard
-- expect: guard.operator_denied
SELECT 1 OPERATOR(app.+) 2
-- case: own_names-028
-- must: reject_by_guard
-- expect: guard.operator_denied
SELECT 1 OPERATOR(public.<<>>) 2
-- case: own_names-029
-- must: reject_by_guard
-- expect: guard.operator_denied
SELECT 1 <<>> 2
-- case: own_names-030
-- must: reject_by_guard
-- expect: guard.sample_method
SELECT * FROM customers TABLESAMPLE app.evil(10)
-- case: own_names-031
-- must: reject_by_guard
-- expect: guard.collation_denied
SELECT name COLLATE app.evil FROM customers
-- case: own_names-032
-- must: reject_by_guard
-- expect: guard.column_unknown
SELECT pg_typeof(c.set_config) FROM customers c
-- case: own_names-033
-- must: reject_by_guard
-- expect: guard.column_unknown
SELECT nosuch FROM customers
-- case: own_names-034
-- must: reject_by_guard
-- expect: guard.relation_not_in_from
SELECT nosuch.name FROM customers
-- case: own_names-035
-- must: reject_by_guard
-- expect: guard.relation_unknown
SELECT * FROM nosuch
-- case: own_names-036
-- must: reject_by_guard
-- expect: guard.relation_not_in_from
SELECT customrs.name FROM customers
-- case: own_names-037
-- must: reject_by_guard
-- expect: guard.column_unknown
SELECT * FROM (SELECT 1) x WHERE x.pg_backend_pid IS NULL
-- case: own_names-038
-- must: reject_by_guard
-- expect: guard.system_relation
VALUES (1), (2) ORDER BY (SELECT relname FROM pg_class LIMIT 1)
-- case: own_names-039
-- must: reject_by_guard
-- expect: guard.field_unknown
VALUES (1), (2) ORDER BY ('1.0'::float8).pg_sleep
-- case: own_names-040
-- must: reject_by_guard
-- expect: guard.system_relation
SELECT (ROW(c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, (SELECT relname FROM pg_class LIMIT 1)))::text FROM currencies c LIMIT 1
-- case: own_names-041
-- must: reject_by_guard
-- expect: guard.system_column
SELECT (ROW(c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.*, c.ctid))::text FROM currencies c LIMIT 1
-- case: own_names-042
-- must: reject_by_guard
-- expect: guard.field_unknown
SELECT (ROW(w.*, u)).f65.pg_sleep FROM (SELECT 1 as c1, 1 as c2, 1 as c3, 1 as c4, 1 as c5, 1 as c6, 1 as c7, 1 as c8, 1 as c9, 1 as c10, 1 as c11, 1 as c12, 1 as c13, 1 as c14, 1 as c15, 1 as c16, 1 as c17, 1 as c18, 1 as c19, 1 as c20, 1 as c21, 1 as c22, 1 as c23, 1 as c24, 1 as c25, 1 as c26, 1 as c27, 1 as c28, 1 as c29, 1 as c30, 1 as c31, 1 as c32, 1 as c33, 1 as c34, 1 as c35, 1 as c36, 1 as c37, 1 as c38, 1 as c39, 1 as c40, 1 as c41, 1 as c42, 1 as c43, 1 as c44, 1 as c45, 1 as c46, 1 as c47, 1 as c48, 1 as c49, 1 as c50, 1 as c51, 1 as c52, 1 as c53, 1 as c54, 1 as c55, 1 as c56, 1 as c57, 1 as c58, 1 as c59, 1 as c60, 1 as c61, 1 as c62, 1 as c63, 1 as c64, 1.5::float8 AS c65) w, (SELECT 1 AS pg_sleep) u
-- case: own_names-043
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: a string beside a text-search configuration is looked up
-- why: whether the error comes tells whether a configuration exists
SELECT 'english'::regconfig = 'app.secret_config'
-- case: own_names-044
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: a string beside a text-search configuration is looked up
-- why: the same by COALESCE
SELECT coalesce('english'::regconfig, 'app.secret_config')
-- case: own_names-045
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: a string beside a text-search configuration is looked up
-- why: the same by VALUES
VALUES ('english'::regconfig), ('app.secret_config')
-- case: own_names-046
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: a string beside a text-search configuration is looked up
-- why: the same by the column of a subquery
SELECT q.c = 'app.secret_config' FROM (SELECT 'english'::regconfig AS c) q
-- case: own_names-047
-- must: reject_by_guard
-- expect: guard.type_denied
-- technique: a string beside a text-search configuration is looked up
-- why: a tsquery behind it makes the first string a configuration
SELECT ts_headline('app.secret_config', body, 'a'::tsquery) FROM tickets
-- case: own_names-048
-- must: reject_by_guard
-- expect: guard.system_relation
-- technique: this database in front of a system catalog
SELECT * FROM corpus_walled.pg_catalog.pg_class
-- case: own_names-049
-- must: reject_by_guard
-- expect: guard.relation_unknown
-- technique: this database in front of a partition that the catalog leaves out
SELECT * FROM corpus_walled.app.events_2026_01
-- case: own_names-050
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: this database in front of a function call in the clothes of a column
SELECT corpus_walled.app.customers.account_key FROM app.customers
-- case: own_names-051
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: this database in front of a function
SELECT corpus_walled.pg_catalog.pg_sleep(9)
-- case: own_names-052
-- must: reject_by_guard
-- expect: guard.system_column
-- technique: this database in front of a system column
SELECT corpus_walled.app.customers.ctid FROM corpus_walled.app.customers
-- case: own_names-053
-- must: reject_by_guard
-- expect: guard.function_denied
-- technique: a name that is cut to 63 bytes
-- why: the cut name is what runs
SELECT pg_sleep____________________________________________________________(9)
-- case: own_names-054
-- must: reject_by_guard
-- expect: guard.relation_unknown
-- technique: the name of a CTE, longer than a name can be, cut elsewhere
-- why: characters are not bytes
WITH "éééééééééééééééééééééééééééééééb" AS (SELECT 1) SELECT * FROM "ééééééééééééééééééééééééééééééb"
-- case: own_names-055
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: an alias gives a column the name of a function; the row keeps its own names once a subquery made it a value
-- why: PostgreSQL calls account_key(customers), which is nobody's column
SELECT (q.c).account_key FROM (SELECT c FROM customers c(account_key)) q
-- case: own_names-056
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: the same through COALESCE
SELECT (coalesce(c)).account_key FROM customers c(account_key)
-- case: own_names-057
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: the same through an array
SELECT (array_agg(c))[1].account_key FROM customers c(account_key)
-- case: own_names-058
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: the same through ROW
SELECT (row(c)).f1.account_key FROM customers c(account_key)
-- case: own_names-059
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: the same through a subquery in the target list
SELECT (SELECT c).account_key FROM customers c(account_key)
-- case: own_names-060
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: the same through a function in FROM
SELECT u.account_key FROM customers c(account_key), unnest(array[c]) u
-- case: own_names-061
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: the same, the alias given by the function in FROM
SELECT (coalesce(u)).account_key FROM customers c, unnest(array[c]) u(account_key)
-- case: own_names-062
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: a function of records under the name of a field of a RECORD, which has none behind COALESCE
SELECT (coalesce(q, q)).hash_record FROM (SELECT 1 AS hash_record) q
-- case: own_names-063
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: the greatest of rows is a RECORD, not a row of the table
SELECT (max(c)).name FROM customers c
-- case: own_names-064
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: an alias names a column like a hidden one further out, and the row behind it is made of other names
-- why: each row's password_hash came back
SELECT (SELECT password_hash FROM unnest(ARRAY[q.c]) z LIMIT 1) FROM users, (SELECT c FROM currencies c(password_hash)) q
-- case: own_names-065
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: the same by a function whose result is an array, one column
SELECT (SELECT password_hash FROM array_append(ARRAY[q.c], q.c) z LIMIT 1) FROM users, (SELECT c FROM currencies c(password_hash)) q
-- case: own_names-066
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: the subquery's column is the field's, not the row's that it is of, so ORDER BY means the table's column
SELECT (SELECT (password_hash).* FROM (SELECT j AS password_hash FROM (SELECT 1 AS a) j) q) FROM users ORDER BY password_hash
-- case: own_names-067
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: unnest makes three columns of a text-search vector, none of them called as its alias is
-- why: hash_record(record) is called
SELECT hash_record.hash_record FROM unnest(to_tsvector('simple', 'a')) AS hash_record
-- case: own_names-068
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: a row in FROM gives its columns, none of them called as its alias is
-- why: hash_record(record) is called
SELECT hash_record.hash_record FROM coalesce((SELECT c FROM currencies c LIMIT 1)) AS hash_record
-- case: own_names-069
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: a text-search vector of a table, in FROM
SELECT hash_record.hash_record FROM tickets, unnest(search) AS hash_record
-- case: own_names-070
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: the columns of NESTED follow all others, so that the alias renames another column than the first one written
-- why: each row's password_hash came back
SELECT (SELECT password_hash FROM json_table('[1]', '$' COLUMNS (NESTED PATH '$' COLUMNS (n text PATH '$'), password_hash text PATH '$')) AS j(x)) FROM users
-- case: own_names-071
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: a * in a subquery leaves out what SEARCH adds
SELECT (WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 3) SEARCH DEPTH FIRST BY n SET password_hash SELECT password_hash::text FROM (SELECT * FROM t) q LIMIT 1) FROM users
-- case: own_names-072
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: the same of CYCLE, by the name of the relation, in another CTE
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 3) CYCLE n SET password_hash USING way, u AS (SELECT t.* FROM t) SELECT (SELECT password_hash::text FROM u LIMIT 1) FROM users
-- case: own_names-073
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: a function whose result is an array is one column, not those of its elements, and the list renames what stands behind it
SELECT (SELECT password_hash FROM (SELECT *, 1 AS password_hash FROM array_append(ARRAY[c], c) t) q(a, b)) FROM users, customers c
-- case: own_names-074
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: a number beside an array of rows makes it no array of scalars
SELECT (SELECT password_hash FROM unnest(trim_array(ARRAY[c] || ARRAY[c], 0::int4)) password_hash LIMIT 1) FROM users, customers c
-- case: own_names-075
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: the same of a window function, and of a text-search vector
SELECT (SELECT password_hash FROM (SELECT nth_value(search, 1::int) OVER () AS v FROM tickets) s, unnest(s.v) password_hash LIMIT 1) FROM users
-- case: own_names-076
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: the one column of a subquery is that array, not the first column of its elements
SELECT (SELECT password_hash FROM unnest((SELECT * FROM array_append(ARRAY[c], c) t)) password_hash LIMIT 1) FROM users, customers c
-- case: own_names-077
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: unnest makes three columns of the vector, so that seven names end before the eighth column, and GROUP BY finds it
SELECT 1 AS password_hash FROM (unnest(to_tsvector('simple', 'x')) AS k JOIN users u ON true) AS j(a, b, c, d, e, f, g) GROUP BY password_hash
-- case: own_names-078
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: NATURAL JOIN merges every field of what unnest makes, which leaves one column fewer to rename
SELECT (SELECT password_hash FROM (SELECT *, 1 AS password_hash FROM currencies c NATURAL JOIN unnest(ARRAY[c] || ARRAY[c]) t) q(a, b, c, d, e) LIMIT 1) FROM users
-- case: own_names-079
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: a function in FROM whose result is no row is its value, so that the name of its column is a call
-- why: pg_read_file(text) is called
SELECT (t).pg_read_file FROM lower('/etc/passwd') t(pg_read_file)
-- case: own_names-080
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: the same in ROWS FROM, by way of the row's star
-- why: pg_ls_dir(text) is called
SELECT (t.*).pg_ls_dir FROM ROWS FROM (unnest(ARRAY['.'])) t(pg_ls_dir)
-- case: own_names-081
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: the same value through a subquery, which keeps it
-- why: setseed(double precision) is called
SELECT (s.x).setseed FROM (SELECT t AS x FROM unnest(ARRAY[0.5::float8]) t(setseed)) s
-- case: own_names-082
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: the operator's function returns a number, which has no fields
-- why: pg_sleep(double precision) is called
SELECT (t).pg_sleep FROM app.risk_score(NULL) t(pg_sleep)
-- case: own_names-083
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: a function with one column returns that column's value
-- why: value(jsonb) would be called
SELECT (jsonb_array_elements(attrs -> 'flags')).value FROM customers
-- case: own_names-084
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: and it is that value in FROM
-- why: value(jsonb) would be called
SELECT (v).value FROM jsonb_array_elements('[1]') v
-- case: own_names-085
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: an array of rows has no fields
-- why: name(currencies[]) is called, a cast of the array
SELECT (ARRAY[c]).name FROM currencies c
-- case: own_names-086
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: nor has a slice of it, wherever the slice stands
-- why: name(currencies[]) is called
SELECT (array_agg(c))[1:2][1].name FROM currencies c
-- case: own_names-087
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: nor what a subquery makes of it
-- why: name(currencies[]) is called
SELECT (x.a).name FROM (SELECT ARRAY(SELECT c FROM currencies c) AS a) x
-- case: own_names-088
-- must: reject_by_guard
-- expect: guard.field_unknown
-- technique: NULLIF of a comparison is no row
-- why: name(boolean) would be called
SELECT (nullif(c = c, true)).name FROM currencies c
-- case: own_names-089
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: an array of text-search vectors makes vectors, not their lexemes
-- why: lexeme(tsvector) would be called
SELECT u.lexeme FROM tickets, unnest(ARRAY[search]) u
-- case: own_names-090
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: what unnest makes of rows that nobody knows
-- why: positions(record) would be called
SELECT u.positions FROM (SELECT 1 AS a) q, unnest(ARRAY[q]) u
-- case: own_names-091
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: a view has no system columns
-- why: tableoid(v_my_invoices) would be called
SELECT v.tableoid FROM v_my_invoices v
-- case: own_names-092
-- must: reject_by_guard
-- expect: guard.column_unknown
-- technique: nor has a row that has been a value
-- why: tableoid(currencies) would be called
SELECT (coalesce(c, c)).tableoid FROM currencies c
-- case: own_names-093
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: the table's number, of a table whose grants name its columns
SELECT tableoid FROM users
-- case: own_names-094
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: the same from inside, where a view has no such column
SELECT (SELECT tableoid FROM v_my_invoices LIMIT 1) FROM users
-- case: own_names-095
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: a join has no system columns, so that the name is that of a column further out
-- why: password_hash is read
SELECT (SELECT tableoid FROM currencies c CROSS JOIN currencies d LIMIT 1) FROM users u(a, b, c, d, e, tableoid)
-- case: own_names-096
-- must: reject_by_guard
-- expect: guard.column_hidden
-- technique: nor has a view
-- why: password_hash is read
SELECT (SELECT tableoid FROM v_my_invoices LIMIT 1) FROM users u(a, b, c, d, e, tableoid)
-- case: own_names-cast-001
-- must: reject_by_guard
-- expect: guard.field_unknown
-- why: an array has no fields, also where it was cast to one of a table's rows
select (array[c]::customers[]).name from customers c
-- case: own_names-097
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: compared outside of the query in FROM
select t = 'app.users' from (select pg_typeof(total) as t from invoices) as q
-- case: own_names-098
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: a number would be shown as the name of a type
select coalesce(t, 16500) from (select pg_typeof(total) as t from invoices) as q
-- case: own_names-099
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: a number would be shown as the name of a type
select pg_typeof(1) union all select 16500
-- case: own_names-100
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: a string would be looked up
select 1, pg_typeof(1) union all select 3, 'app.users'
-- case: own_names-101
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: the aggregate returns what it sorts
select coalesce(percentile_disc(0.5) within group (order by pg_typeof(total)), 'app.users') from invoices
-- case: own_names-102
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: the aggregate takes a value of what it sorts
select rank('app.users') within group (order by pg_typeof(total)) from invoices
-- case: own_names-103
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: the key of GROUP BY is compared
select 1 from invoices group by pg_typeof(total) having pg_typeof(total) = 'app.users'
-- case: own_names-104
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: compared in the key
select 1 from invoices group by pg_typeof(total) = 'app.users'
-- case: own_names-105
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: a default of the same type
select lag(pg_typeof(total), 1, 'app.users') over () from invoices group by pg_typeof(total)
-- case: own_names-106
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: CASE compares
select case pg_typeof(total) when 'app.users' then 1 end from invoices group by pg_typeof(total)
-- case: own_names-107
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: a type of the product with the name of one of PostgreSQL's is another type
select 'x'::app.date
-- case: own_names-108
-- must: reject_by_guard
-- expect: guard.type_denied
-- why: the same in a column list
select r.a from jsonb_to_record('{"a": 1}') as r(a app.text)
-- case: own_names-109
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: a value of current_schema has one column, and api_key is further out
select (select api_key from current_schema as c(x)) from tenants
-- case: own_names-110
-- must: reject_by_guard
-- expect: guard.field_unknown
-- why: a field of a value is a call
select (c).name from current_schema as c
-- case: own_names-111
-- must: reject_by_guard
-- expect: guard.field_unknown
-- why: what the operator's function returns is a number, so that a field of it is a call
select (app.risk_score(c)).pg_sleep from customers as c
-- case: own_names-112
-- must: reject_by_guard
-- expect: guard.column_unknown
-- why: the same in FROM
select r.pg_sleep from customers as c, app.risk_score(c) as r
-- case: own_names-113
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: it has one column in FROM, and api_key is further out
select (select api_key from customers as c, app.risk_score(c) as r(x) limit 1) from tenants
-- case: own_names-114
-- must: reject_by_guard
-- expect: guard.function_denied
-- why: TREAT calls the function that has the name of the type
select treat('app.users' as regclass)
-- case: own_names-115
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: a function of the row reads all of it
select u.risk_score from users as u
