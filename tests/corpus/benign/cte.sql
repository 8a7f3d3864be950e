-- case: benign-040
-- rows: 4
WITH cohort AS (SELECT c.id, date_trunc('quarter', c.created_at) AS q FROM customers c), firsts AS (SELECT customer_id, min(issued_at) f FROM invoices GROUP BY 1) SELECT q::date, count(*) AS n, count(f.f) AS invoiced FROM cohort LEFT JOIN firsts f ON f.customer_id = cohort.id GROUP BY 1 ORDER BY 1
-- case: honest_unions-001
-- rows: 1
with a as (select id, total from invoices), b as (select total as n from a union all select total from a where total < 20000000) select count(*) from b
-- case: honest_unions-002
-- rows: 1
with a(v) as (values (1), (2)), b as (select v from a union all select v from a where v < 20000000), c as (select v from a where v < 20000000) select count(*) from b, c
-- case: honest_unions-003
-- rows: 3
with budget(region, amount) as (values ('EU', 12000000), ('US', 34000000)), t as (select region, amount from budget union all select 'small', sum(amount) from budget where amount < 50000000) select * from t order by region
-- case: honest_unions-004
-- rows: 1
with recursive tree as (select id, manager_id from users where manager_id is null union all select u.id, u.manager_id from users u join tree t on u.manager_id = t.id), a as (select id, total from invoices), b as (select total as n from a union all select total from a where total < 20000000) select count(*) from b where n > (select count(*) from tree)
