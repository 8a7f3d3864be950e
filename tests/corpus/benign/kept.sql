-- case: kept-001
-- rows: 5
select c.name, json_agg(json_build_object('day', d.day::date, 'invoices', coalesce(n.n, 0)) order by d.day) from customers c cross join generate_series('2026-01-01'::date, '2026-12-31'::date, '1 day') d(day) left join (select customer_id, issued_at, count(*) n from invoices group by 1, 2) n on n.customer_id = c.id and n.issued_at = d.day group by c.name order by 1 limit 5
-- case: kept-002
-- rows: 6
with days as (select generate_series('2026-01-01'::date, '2026-06-30'::date, '1 day')::date as day), filled as (select d.day, c.country, coalesce(sum(i.total), 0) as revenue from days d cross join (select distinct country from customers) c left join customers k on k.country = c.country left join invoices i on i.customer_id = k.id and i.issued_at = d.day group by 1, 2) select country, jsonb_agg(jsonb_build_object('day', day, 'revenue', revenue) order by day) from filled group by 1 order by 1
-- case: kept-003
-- rows: 10
select d::date, string_agg(c.name, ', ' order by c.name) from generate_series('2026-01-01'::date, '2026-03-31'::date, '1 day') d left join invoices i on i.issued_at = d::date left join customers c on c.id = i.customer_id group by 1 order by 1 limit 10
-- case: kept-004
-- rows: 3
select d::date, string_agg(i.number, ', ') from generate_series('2016-01-01'::date, '2026-12-31'::date, '1 day') d join invoices i on d between i.issued_at and i.due_at group by 1 order by 1 desc limit 3
-- case: kept-005
-- rows: 6
select m::date, array_agg(distinct c.country) from generate_series('2026-01-01'::date, '2026-12-01'::date, '1 month') m join invoices i on date_trunc('month', i.issued_at) = m join customers c on c.id = i.customer_id group by 1 order by 1
-- case: kept-006
-- rows: 3
select c.name from customers c join invoices i on i.customer_id = c.id group by c.name having array_agg(distinct extract(month from i.issued_at)::int) @> (select array_agg(m) from generate_series(1, 2) m) order by 1 limit 3
-- case: kept-007
-- rows: 1
select string_agg(lpad(i.number, 14) || ' | ' || rpad(c.name, 30) || ' | ' || lpad(i.total::text, 12), E'\n' order by i.number) from invoices i join customers c on c.id = i.customer_id
-- case: kept-008
-- rows: 1
select string_agg(format('%-30s %10s', c.name, c.credit_limit), E'\n' order by c.name) from customers c
-- case: kept-009
-- rows: 1
select string_agg(lpad(lo::text, 6) || ' ' || repeat('█', least(100, n)), E'\n' order by lo) from (select lo, count(i.id)::int n from generate_series(0, 9000, 1000) lo left join invoices i on i.total >= lo and i.total < lo + 1000 group by 1) t
-- case: kept-010
-- rows: 6
select c.country, repeat('█', 100), count(*) from customers c group by 1 order by 1
-- case: kept-011
-- rows: 1
select json_agg(t order by t.n desc) from (select country, count(*) n, repeat('█', (count(*) / 2)::int) bar from customers group by 1) t
-- case: kept-012
-- rows: 1
select jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'status', i.status, 'currency', i.currency, 'total', i.total, 'issued_at', i.issued_at, 'due_at', i.due_at, 'customer', jsonb_build_object('id', c.id, 'name', c.name, 'country', c.country)) order by i.number) from invoices i join customers c on c.id = i.customer_id
-- case: kept-013
-- rows: 1
select jsonb_object_agg(c.country, s.statuses) from (select country, jsonb_object_agg(status, n) statuses from (select c.country, i.status, count(*) n from customers c join invoices i on i.customer_id = c.id group by 1, 2) x group by 1) s join (select distinct country from customers) c on c.country = s.country
-- case: kept-014
-- rows: 1
select json_agg(json_build_object('country', c.country, 'status', s.status, 'n', coalesce(x.n, 0)) order by 1) from (select distinct country from customers) c cross join (select distinct status from invoices) s left join (select k.country, i.status, count(*) n from customers k join invoices i on i.customer_id = k.id group by 1, 2) x on x.country = c.country and x.status = s.status
-- case: kept-015
-- rows: 4
select i.number, array_agg(g.n order by g.n) from invoices i cross join generate_series(1, 12) g(n) group by 1 order by 1 limit 4
-- case: kept-016
-- rows: 1
select json_agg(b) from (select p.name, q.label from products p join (values (0, 50, 'low'), (50, 200, 'mid'), (200, 9999, 'high')) q(lo, hi, label) on p.list_price >= q.lo and p.list_price < q.hi) b
-- case: kept-017
-- rows: 1
select percentile_cont(0.5) within group (order by coalesce(i.total, 0)) from generate_series('2026-01-01'::date, '2026-12-31'::date, '1 day') d left join invoices i on i.issued_at = d::date
-- case: kept-018
-- rows: 1
select count(distinct (c.id, d::date)) from customers c, generate_series('2026-01-01'::date, '2026-01-31'::date, '1 day') d
-- case: kept-019
-- rows: 1
select mode() within group (order by rpad(c.name, 40)) from customers c cross join generate_series(1, 12) g
-- case: kept-020
-- rows: 5
select a.name, string_agg(b.name, ', ' order by b.name) from products a join products b on a.list_price < b.list_price group by 1 order by 1 limit 5
-- case: kept-021
-- rows: 6
select distinct on (c.country) c.country, rpad(c.name, 100, '.') || lpad(coalesce(c.credit_limit, 0)::text, 100, '.') from customers c order by c.country, c.name
-- case: kept-022
-- rows: 1
select jsonb_agg(jsonb_build_object('week', w::date, 'country', c.country, 'new_customers', (select count(*) from customers k where k.country = c.country and date_trunc('week', k.created_at) = w), 'source', 'calendar')) from generate_series('2026-01-05'::timestamptz, '2026-12-28'::timestamptz, '7 days') w cross join (select distinct country from customers) c
-- case: kept-023
-- rows: 5
select t.sku, array_agg(t.n) && array[1, 2, 3] from (select l.sku, g.n from invoice_lines l join generate_series(1, 5) g(n) on g.n <= l.qty) t group by 1 order by 1 limit 5
-- case: kept-024
-- rows: 1
select string_agg(x, ',') from (select number x from invoices union all select name from customers union all select full_name from users union all select sku from products) t
-- case: kept-025
-- rows: 24
select h.hour, json_agg(json_build_object('kind', e.kind, 'duration', e.duration_ms)) from generate_series(0, 23) h(hour) left join events e on extract(hour from e.occurred_at) = h.hour group by 1 order by 1
-- case: kept-026
-- rows: 1
select json_build_object('columns', array['day', 'customers'], 'rows', array(select json_build_array(d::date, (select count(*) from customers c where c.created_at < d)) from generate_series('2026-01-01'::date, '2026-12-31'::date, '1 day') d))
-- case: kept-027
-- rows: 1
select array(select c.name || ' ' || to_char(m, 'YYYY-MM') from customers c cross join generate_series('2026-01-01'::date, '2026-12-01'::date, '1 month') m order by 1)
-- case: kept-028
-- rows: 5
select status, array_agg(number order by number) filter (where total > 8000), array_agg(number order by number) filter (where total < 100) from invoices group by rollup (status) order by 1
-- case: kept-029
-- rows: 3
with recursive d(day) as (select date '2026-01-01' union all select day + 1 from d where day < date '2026-12-31') select c.segment, string_agg(to_char(d.day, 'MM-DD'), ' ' order by d.day) from d join invoices i on i.issued_at = d.day join customers c on c.id = i.customer_id group by 1 order by 1
-- case: kept-030
-- rows: 1
select replace(string_agg(c.name, ', '), ', ', E'\n') from customers c cross join generate_series(1, 12) g
-- case: kept-031
-- rows: 1
with days as (select d::date as day from generate_series(timestamp '2020-01-01', timestamp '2026-01-01', interval '1 day') d), totals as (select created_at::date as day, count(*) as total from customers group by 1) select json_array_length(json_agg(json_build_object('day', days.day, 'total', coalesce(totals.total, 0)) order by days.day)) from days left join totals on totals.day = days.day
-- case: kept-032
-- rows: 1
select cardinality(array_agg(t.id)) from tickets t join generate_series(1, 9000) d(priority) on d.priority = t.priority
-- case: kept-033
-- rows: 1
with recursive n(i) as (select 1 union all select i+1 from n where i<6000) select cardinality(array_agg(t.id)) from tickets t join n on n.i = t.priority
-- case: kept-034
-- rows: 1
select cardinality(array_agg(t.id)) from tickets t cross join generate_series(1, 9000) g(n) where g.n = t.priority
-- case: kept-035
-- rows: 1
with days as (select d::date as day from generate_series(timestamp '2020-01-01', timestamp '2026-01-01', interval '1 day') d) select json_array_length(json_agg(json_build_object('day', days.day, 'c', c.name))) from days left join customers c on c.created_at::date = days.day
-- case: kept-036
-- rows: 1
with days as (select d::date as day from generate_series(timestamp '2020-01-01', timestamp '2026-01-01', interval '1 day') d) select json_array_length(json_agg(json_build_object('day', days.day, 'c', c.name))) from days left join customers c on date_trunc('day', c.created_at at time zone 'UTC') = days.day
-- case: kept-037
-- rows: 1
select repeat('x', width_bucket(total, array[100000]::int[]::numeric[])) from invoices limit 1
-- case: kept-038
-- rows: 1
select cardinality(array_agg(t.id)) from tickets t, (select generate_series(1, 9000) n) g where n = priority
