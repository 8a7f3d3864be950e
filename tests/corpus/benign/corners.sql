-- case: honest_corner-001
-- rows: 5
SELECT regexp_replace(regexp_replace(regexp_replace(regexp_replace(body, '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}', '[EMAIL]', 'g'), '\+?\d[\d -]{8,}\d', '[PHONE]', 'g'), '\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}', '[CARD]', 'g'), 'order \d+', 'order [ID]', 'gi') AS redacted FROM tickets ORDER BY id LIMIT 5
-- case: honest_corner-002
-- rows: 4
SELECT regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(name, '\y(Inc|LLC|Ltd|GmbH|Corp|Corporation|Company|Co)\y\.?', '', 'gi'), '[^\w\s&-]', '', 'g'), '\s+&\s+', ' and ', 'g'), '\d+', '', 'g'), '\s{2,}', ' ', 'g'), '^\s+|\s+$', '', 'g') AS clean, count(*) FROM customers GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 4
-- case: honest_corner-003
-- rows: 3
SELECT replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(description), 'line', 'item'), '1', 'one'), '2', 'two'), '3', 'three'), '4', 'four'), '5', 'five'), '6', 'six'), '7', 'seven'), '8', 'eight'), '9', 'nine') FROM invoice_lines ORDER BY id LIMIT 3
-- case: honest_corner-004
-- rows: 1
with recursive r as (select body as s, 0 as i from tickets union all select regexp_replace(s, '\s\s', ' '), i + 1 from r where s ~ '\s\s' and i < 50) select max(i) from r
-- case: honest_corner-005
-- rows: 3
select replace(replace(replace(replace(replace(replace(replace(replace(name, 'Corporation', ''), 'Incorporated', ''), 'Limited', ''), 'Company', ''), 'Trading', ''), 'Logistics', ''), 'Foods', ''), 'Labs', '') as plain, count(*) from customers group by 1 order by 2 desc, 1 limit 3
-- case: honest_corner-006
-- rows: 1
select text E'a\tb', text U&'d\0061ta', text U&'d!0061ta' uescape '!', text $$it's$$, int4 $$5$$, date $$2026-01-01$$, interval $$1 day$$, timestamptz E'2026-01-01'
-- case: honest_corner-007
-- rows: 1
select timestamptz(0) '2026-01-01 10:00:00.6', vector(3) '[1,2,3]', public.vector(2) '[1,2]', bpchar(3) 'a', varbit(4) '101', timetz(1) '10:00', "varchar"(2) 'abc'
-- case: honest_corner-008
-- rows: 1
select '{1}'::int array[3] as a, '{1}'::numeric(5,2) array[2] b, cast('{x}' as text array[4]) c, '{a}'::varchar(3) array d, coalesce('{1}'::int array, array[1])
-- case: honest_corner-009
-- rows: 1
select * from json_to_recordset('[{"a":[1],"b":["x"]}]') as r(a int array, b text array[3], c int[])
-- case: honest_corner-010
-- rows: 1
select '{1,2}'::_int4, '{a}'::_text, '{a}'::pg_catalog._text
-- case: honest_corner-011
-- rows: 1
select 1234.5::numeric(3,-2), cast(1555 as dec(3, -1)), 'abcde'::nchar varying(4), 'abc'::nchar varying
-- case: honest_corner-012
-- rows: 2
select v.n, w.a from (values (1), (2), (3) order by 1 desc limit 2) as v(n), (values (3, 4)) w(a, b) where v.n in (values (2), (3) order by 1)
-- case: honest_corner-013
-- rows: 1
with values as (select unnest(dims) as a from products) select avg(values.a), count(*) from values
-- case: honest_corner-014
-- rows: 1
with values(a) as (select total from invoices) select max(values.a) from values join values v using (a)
-- case: honest_corner-015
-- rows: 1
select distinct .5 as half, case .5 when .5 then .25 end
-- case: honest_corner-016
-- rows: 2
select array[drop], (drop), count(*) insert from (select duration_ms / 1000 as drop from events) e group by drop order by drop nulls last
-- case: honest_corner-017
-- rows: 8
select c.code, i.n from currencies c, lateral rows from (generate_series(1, c.minor_units)) with ordinality as i(n, o) order by 1, 2
-- case: honest_corner-018
-- rows: 5
select (nullif(c, null)).code from currencies c order by 1
-- case: honest_corner-019
-- rows: 1
select t.* from json_table('{"n":1,"b":[{"c":2}]}', '$' columns (nested int path '$.n', nested path '$.b[*]' columns (c int))) t
-- case: honest_corner-020
-- rows: 1
select count(*) from customers where attrs is not json array with unique keys and attrs->>'source' is not json object without unique keys
-- case: honest_corner-021
-- rows: 1
select (array_prepend(any_value(c), array_agg(c order by c.code)))[2].code, (array_replace(array_agg(c order by c.code), null, null))[1].name from currencies c
-- case: honest_corner-022
-- rows: 1
select 1234.5::numeric((3), -(2)), cast(1555 as dec((3), -1)), numeric(3, -2) '1234'
-- case: honest_words-001
-- rows: 1
select ('meta') ALTER
-- case: honest_words-002
-- rows: 2
select (id) drop, 1 and, 'x' like from currencies c cross join lateral (select 7 as id) i order by 1 limit 2
-- case: honest_words-003
-- rows: 1
select (insert + 1), -lock as lock, escape, between from (select 1 as insert, 2 as lock, 'x' as escape, 3 as between) x where between between 1 and between and escape like '!x' escape '!'
-- case: honest_words-004
-- rows: 3
select code from currencies order by code limit 3 for read only
-- case: honest_words-005
-- rows: 1
with cube(partitioned_by, interval) as (select 1, 2) select partitioned_by, interval * 2, interval < 3 from cube
-- case: honest_rows-001
-- rows: 5
select (q.c).code, (q.c).name from (select c from currencies c(short, long)) q order by 1
-- case: honest_rows-002
-- rows: 5
select (coalesce(c, null)).code, (c).short, (c).usd_rate from currencies c(short) order by 1
-- case: honest_rows-003
-- rows: 5
select z.code, (z).name from (select array_agg(c) as all_of from currencies c(short)) q, unnest(q.all_of) z order by 1
-- case: honest_rows-004
-- rows: 5
select z.short, (coalesce(z)).code from (select array_agg(c) as all_of from currencies c) q, unnest(q.all_of) z(short) order by 1
-- case: honest_rows-005
-- rows: 5
select (x.q).a, (x.q).code from (select q from (select 1 as a, code from currencies) q) x
-- case: honest_rows-006
-- rows: 6
select l.last, (l.last).total from customers c, lateral (select (array_agg(i order by i.total desc))[1] as last from invoices i where i.customer_id = c.id) l where l.last is not null order by (l.last).total desc limit 6
-- case: honest_rows-007
-- rows: 2
with t as (select c.country, any_value(c) as one from customers c group by 1) select country, (one).name, (one).attrs ->> 'nps' from t order by 1 limit 2
-- case: honest_rows-008
-- rows: 1
with a as (select array[c] as rows from currencies c where code = 'EUR') select (rows[1]).code, rows from a
-- case: honest_rows-009
-- rows: 3
select (e.pair).key, (e.pair).value from (select jsonb_each(attrs) as pair from customers) e where (e.pair).key = 'nps' limit 3
-- case: honest_rows-010
-- rows: 2
select (select (c).code), (c::currencies).code from currencies c order by 1 limit 2
-- case: honest_walk-001
-- rows: 1
with recursive t as (select id, manager_id, 1 as depth from users where manager_id is null union all select u.id, u.manager_id, t.depth + 1 from users u join t on u.manager_id = t.id where t.depth < 20) search depth first by id set place cycle id set looped using way select jsonb_agg(way order by place) is not null from t
-- case: honest_walk-002
-- rows: 5
with recursive r(n) as (select 1 union all select n + 1 from r where n < 500) search depth first by n set p select n from r order by p limit 5
-- case: honest_rows-011
-- rows: 400
select tag.tag from customers, unnest(tags) tag
-- case: honest_rows-012
-- rows: 2
select u.u from unnest(string_to_array('a,b', ',')) u
-- case: honest_rows-013
-- rows: 400
select v.v from customers c, unnest(array[c.name, upper(c.country)]) v
-- case: honest_rows-014
-- rows: 2
select u.u from unnest('{1,2}'::int[]) u
-- case: honest_places-001
-- rows: 2
select jt.x, jt.b from json_table('[{"a": 1, "n": [1, 2]}]', '$[*]' columns (nested path '$.n[*]' columns (b int path '$'), a int path '$.a')) jt(x)
-- case: honest_places-002
-- rows: 3
with recursive t(n) as (select 1 union all select n + 1 from t where n < 3) search depth first by n set o cycle n set again using way select t.o, (select count(*) from t where not t.again), (select count(*) from (select n, again, o from t) z where not z.again) from t order by o
-- case: honest_places-003
-- rows: 3
with recursive t(n) as (select 1 union all select n + 1 from t where n < 3) search depth first by n set o select * from t order by o
-- case: honest_places-004
-- rows: 67
select u.tag, u.ordinality from customers c, unnest(c.tags || 'x'::text) with ordinality u(tag) where u.tag = 'us'
-- case: honest_places-005
-- rows: 2
select q.code, q.name from (select * from currencies join unnest(string_to_array('USD,EUR', ',') || 'XXX'::text) as code using (code)) q
-- case: honest_places-006
-- rows: 3
select v.column1, v.column2, v.column5 from currencies c, lateral (values (c.*, 'x')) v where v.column3 = 2 and v.column1 <> 'CHF'
-- case: honest_places-007
-- rows: 2
select (trim_array(array_agg(c order by c.code), 2))[1].name, u.code from currencies c, unnest(trim_array(array['USD', 'EUR', 'JPY'], 1)) u(code) group by u.code
-- case: honest_places-008
-- rows: 2
select u.word, u.positions from unnest(to_tsvector('simple', 'two words')) u(word)
-- case: honest_places-009
-- rows: 1
select ts_headline('a b', websearch_to_tsquery('simple', 'a'), 'StartSel=' || '*'), ts_headline('simple', 'a b', 'a'::tsquery), to_tsvector('english'::regconfig, 'words')
-- case: honest_values-001
-- rows: 2
select t, lower(t), (t) from unnest(array['A', 'B']) t(word)
-- case: honest_values-002
-- rows: 5
select (c).code, (u).name from unnest(array(select c from currencies c)) u, lateral (select u as c) q
-- case: honest_values-003
-- rows: 2
select v.value ->> 'a', v from jsonb_array_elements('[{"a": 1}, {"a": 2}]') v
-- case: honest_values-004
-- rows: 1
select (array_agg(c order by c.code))[1].name, ((array_agg(c order by c.code))[1:2])[2].code, (array[array[max(c.code)]])[1][1] from currencies c
-- case: honest_values-005
-- rows: 1
select u.lexeme, u.positions, (u).weights from unnest(setweight(to_tsvector('simple', 'word'), 'A') || ''::tsvector) u
-- case: honest_values-006
-- rows: 5
select (nullif(c, null)).code, c.tableoid is not null, (c).tableoid = c.tableoid from currencies c
-- case: honest_values-007
-- rows: 1
select (e).key, (e).value from jsonb_each('{"a": 1}') e
-- case: honest_values-008
-- rows: 2
select r, (r).b from rows from (jsonb_to_recordset('[{"b": 1}, {"b": 2}]') as (b int)) r
-- case: honest_values-009
-- rows: 3
select (t).n, (t).ordinality from generate_series(1, 3) with ordinality t(n)
-- case: honest_values-010
-- rows: 5
select (x.rows[1]).code, x.rows[1].name from (select array[c] as rows from currencies c) x
-- case: honest_values-011
-- rows: 1
select count(*), count(distinct e.tableoid), min(tableoid::text) is not null from events e
-- case: honest_values-012
-- rows: 5
select c.tableoid = d.tableoid, (select tableoid is not null from currencies limit 1) from currencies c join currencies d on c.code = d.code and c.tableoid = d.tableoid
