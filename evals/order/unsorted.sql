-- What statements.py reads: a name, and below it a statement whose rows nothing sorts, or not to the end. `{other}` stands for
-- the id of another tenant. Each told two worlds apart once, with the planner as it is or with settings that were tried.

-- name: comma 3
select c.id, i.id, t.id from customers c, invoices i, tickets t where i.customer_id = c.id and t.customer_id = c.id and
i.status = 'overdue'

-- name: comma 4
select l.line_no, p.id, c.id from products p, invoice_lines l, invoices i, customers c where l.product_id = p.id and
l.invoice_id = i.id and i.customer_id = c.id and p.category < 'm'

-- name: comma 5
select u.id, t.id, c.id, i.id, l.line_no from users u, tickets t, customers c, invoices i, invoice_lines l where
t.assignee_id = u.id and t.customer_id = c.id and i.customer_id = c.id and l.invoice_id = i.id and t.priority = 1

-- name: 5 joins
select t.id, l.line_no from users u join tickets t on t.assignee_id = u.id join customers c on c.id = t.customer_id join
invoices i on i.customer_id = c.id join invoice_lines l on l.invoice_id = i.id where u.id < 5

-- name: two keys
select a.id, b.id from invoices a join invoices b on a.status = b.status and a.currency = b.currency where a.id < 60 and
b.id < 60

-- name: three keys
select a.id, b.id from invoices a join invoices b on a.currency = b.currency and a.status = b.status and a.issued_on =
b.issued_on

-- name: one key, many
select a.id, b.id from customers a join customers b on a.segment = b.segment where a.id < 40 and b.id < 45

-- name: many, filtered
select i.id, t.id from invoices i join tickets t on t.customer_id = i.customer_id where i.status = 'overdue' and
t.status = 'open'

-- name: other way
select t.id, i.id from tickets t join invoices i on t.customer_id = i.customer_id where i.total > 100 and t.priority < 3

-- name: range join
select i.id, j.id from invoices i join invoices j on j.issued_on between i.issued_on and i.issued_on + 1 where i.status
= 'overdue' and j.status = 'sent'

-- name: cross of filtered
select a.id, b.id from invoices a, tickets b where a.status = 'overdue' and b.status = 'open'

-- name: cross 3
select a.id, b.id, c.code from products a, users b, currencies c where a.category < 'm' and b.role = 'viewer'

-- name: bushy
select a.id, b.id, c.id, d.id from (invoices a join customers b on a.customer_id = b.id) cross join (tickets c join
users d on c.assignee_id = d.id) where a.status = 'overdue' and c.status = 'open'

-- name: bushy inequalities
select a.id, c.id from (invoices a join customers b on a.customer_id < b.id and b.id < 20) join (tickets c join users d
on c.assignee_id <> d.id) on a.id < c.id where a.id < 20 and c.id < 10

-- name: left
select c.id, t.id from customers c left join tickets t on t.customer_id = c.id and t.status = 'open'

-- name: right
select c.id, t.id from tickets t right join customers c on t.customer_id = c.id

-- name: full
select i.customer_id, t.customer_id from invoices i full join tickets t on i.customer_id = t.customer_id and i.tenant_id
= t.tenant_id

-- name: self tree
select a.id, b.id from users a left join users b on b.manager_id = a.id

-- name: shared
select i.id, x.name from invoices i join currencies x on x.code = i.currency

-- name: shared first
select x.code, i.id from currencies x join invoices i on x.code = i.currency

-- name: shared without index
select x.name, i.id from currencies x join invoices i on x.minor_units = i.id % 3

-- name: month join
select i.id, e.id from invoices i join events e on e.occurred_at::date = i.issued_on where e.kind = 'login'

-- name: view join
select v.number, t.id from overdue_invoices v join customers c on c.name = v.customer join tickets t on t.customer_id =
c.id

-- name: view revenue
select month, usd from monthly_revenue

-- name: exists
select c.id from customers c where exists (select from tickets t where t.customer_id = c.id and t.status = 'open')

-- name: exists two
select c.id, c.segment from customers c where exists (select from invoices i where i.customer_id = c.id and i.status =
'overdue') and not exists (select from tickets t where t.customer_id = c.id)

-- name: in many
select id from invoice_lines l join (select id from invoices where status = 'overdue') i on i.id = l.invoice_id where
product_id in (select id from products where category < 'm')

-- name: semi of join
select u.id from users u where u.id in (select t.assignee_id from tickets t join customers c on c.id = t.customer_id
where c.segment = 'enterprise')

-- name: union all
select id from invoices where status = 'sent' union all select id from tickets where status = 'open'

-- name: union 3
select customer_id from invoices union select customer_id from tickets union select id from customers

-- name: intersect
select customer_id from invoices intersect select customer_id from tickets

-- name: intersect all
select customer_id, status from invoices intersect all select customer_id, 'paid' from tickets

-- name: except
select id from customers except select customer_id from tickets

-- name: except all
select customer_id from invoices except all select customer_id from tickets

-- name: union equal
select round(amount, 3) from invoice_lines union select total from invoices

-- name: distinct, again
select distinct customer_id, status from invoices

-- name: distinct on, ties
select distinct on (customer_id) customer_id, id, status from invoices order by customer_id, status

-- name: distinct jsonb
select distinct attributes from customers

-- name: row number by status
select id, status, row_number() over (partition by status) from invoices

-- name: lag
select id, lag(id) over (partition by customer_id order by issued_on) from invoices

-- name: running
select id, sum(total) over (order by status rows unbounded preceding) from invoices

-- name: ntile
select id, ntile(4) over (order by status) from invoices

-- name: first value
select distinct status, first_value(id) over (partition by status) from invoices

-- name: limit filter
select id from events where kind = 'login' limit 5

-- name: limit group
select customer_id, count(*) from tickets group by 1 limit 7

-- name: offset
select id from events offset 100 limit 10

-- name: ties, two
select id from tickets order by priority, status limit 15

-- name: with ties
select id, priority from tickets order by priority fetch first 3 rows with ties

-- name: array_agg
select array_agg(id) from invoices where status = 'overdue'

-- name: array_agg by
select status, array_agg(id) from invoices group by status

-- name: json_agg
select segment, json_agg(id) from customers group by segment

-- name: array_agg join
select c.id, array_agg(i.id) from customers c join invoices i on (i.tenant_id, i.customer_id) = (c.tenant_id, c.id)
group by c.id

-- name: array_agg 3
select p.category, array_agg(l.invoice_id) from products p join invoice_lines l on l.product_id = p.id join invoices i
on i.id = l.invoice_id group by p.category

-- name: float sum join
select sum(sqrt(l.amount::float8)), sum(i.total::float8 / 3) from invoice_lines l join invoices i on i.id = l.invoice_id

-- name: float avg by
select i.status, avg(l.quantity::float8 / 7), stddev(l.amount::float8) from invoices i join invoice_lines l on
l.invoice_id = i.id group by i.status

-- name: any value
select status, (array_agg(number))[1] from invoices group by status

-- name: filter clause
select customer_id, count(*) filter (where status = 'paid'), array_agg(id) filter (where status <> 'paid') from invoices
group by customer_id

-- name: rollup
select status, currency, count(*) from invoices group by rollup (status, currency)

-- name: cube
select status, currency, date_trunc('month', issued_on), count(*) from invoices group by cube (1, 2, 3)

-- name: grouping sets
select status, currency, count(*), array_agg(id) from invoices group by grouping sets ((status), (currency), ())

-- name: group two
select customer_id, status, sum(total) from invoices group by customer_id, status

-- name: group two, other way
select status, customer_id, sum(total) from invoices group by 1, 2

-- name: group of join
select c.country, i.status, count(*) from customers c join invoices i on i.customer_id = c.id group by c.country,
i.status

-- name: group of group
select n, count(*) from (select customer_id, count(*) n from tickets group by customer_id) s group by n

-- name: cte materialized
with o as materialized (select customer_id, sum(total) s from invoices group by customer_id) select c.id, o.s from
customers c join o on o.customer_id = c.id

-- name: cte twice
with o as (select customer_id, status from invoices where total > 500) select a.customer_id, b.status from o a join o b
on a.customer_id = b.customer_id

-- name: cte not materialized
with o as not materialized (select customer_id, status from invoices where total > 500) select a.customer_id, b.status
from o a join o b on a.customer_id = b.customer_id

-- name: lateral of two
select a.id, b.id, x.n from customers a, products b, lateral (select count(*) n from invoice_lines l where l.product_id
= b.id and l.invoice_id = a.id) x where a.id < 25

-- name: lateral of two, joined
select a.id, b.id, x.n from customers a cross join products b cross join lateral (select count(*) n from invoice_lines l
where l.product_id = b.id and l.invoice_id = a.id) x where a.id < 25

-- name: lateral, unlimited
select t.id, x.id from tickets t, lateral (select i.id from invoices i where i.customer_id = t.customer_id and i.total >
t.priority * 100) x

-- name: unnest join
select a.id, b.id from customers a, unnest(a.tags) x, customers b where x = any (b.tags) and a.id < 20 and b.id < 20

-- name: partitions
select id from events where kind = 'login'

-- name: partition range
select id, kind from events where occurred_at >= '2026-02-10' and occurred_at < '2026-04-02' and duration_ms > 100

-- name: partition join
select e.id, u.id from events e join users u on u.id = e.user_id where e.occurred_at < '2026-02-03'

-- name: partition self join
select a.id, b.id from events a join events b on a.user_id = b.user_id and a.occurred_at < b.occurred_at where
a.occurred_at < '2026-01-08' and b.occurred_at < '2026-01-15'

-- name: partition group
select user_id, count(*), array_agg(id) from events where occurred_at < '2026-02-10' group by user_id

-- name: partition months
select date_trunc('week', occurred_at) w, kind, sum(duration_ms) from events group by w, kind

-- name: partition distinct
select distinct user_id, kind from events

-- name: partition limit
select id from events where user_id = 3 limit 20

-- name: nearest
select id from document_chunks order by embedding <-> '[1,1,1,1,1,1,1,1]' limit 10

-- name: within
select id from document_chunks where embedding <-> '[1,1,1,1,1,1,1,1]' < 3

-- name: text search
select id from tickets where to_tsvector('english', body) @@ to_tsquery('english', 'invoice | help')

-- name: index range
select id from invoices where issued_on between '2026-01-01' and '2026-03-01'

-- name: range join overlap
select a.id, b.id from invoices a join invoices b on a.service_period && b.service_period and a.customer_id =
b.customer_id and a.id < b.id

-- name: inner pad
select a.id, b.id from (select customer_id, id from invoices union all select customer_id, id from invoices where
tenant_id = '{other}') a join tickets b on a.customer_id = b.customer_id

-- name: or
select a.id, b.id from invoices a join tickets b on a.customer_id = b.customer_id where a.tenant_id = '{other}' or
a.status = 'overdue'

-- name: or, both
select a.id, b.id from invoices a join invoices b on a.status = b.status where (a.tenant_id = '{other}' or a.id < 30)
and b.id < 40

-- name: self
select a.id, b.id from customers a join customers b on a.country = b.country and (b.tenant_id = '{other}' or b.id < 50)
where a.id < 45

-- name: left 3
select c.id, i.id, t.id from customers c left join invoices i on i.customer_id = c.id and (i.tenant_id = '{other}' or
i.status = 'sent') left join tickets t on t.customer_id = c.id

-- name: group
select customer_id, status, count(*) from invoices where tenant_id = '{other}' or total > 200 group by 1, 2

-- name: distinct, again, again
select distinct status, currency from invoices where tenant_id = '{other}' or total > 200

-- name: events
select user_id, kind, count(*) from events where tenant_id = '{other}' or kind <> 'x' group by 1, 2

-- name: wide
select id from tickets t where (t.id, t.body) in (select d.id, d.content from document_chunks d where d.tenant_id =
'{other}' or d.id > 0) or t.id < 9
