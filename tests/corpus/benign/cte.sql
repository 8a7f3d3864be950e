-- case: benign-040
-- rows: 4
WITH cohort AS (SELECT c.id, date_trunc('quarter', c.created_at) AS q FROM customers c), firsts AS (SELECT customer_id, min(issued_at) f FROM invoices GROUP BY 1) SELECT q::date, count(*) AS n, count(f.f) AS invoiced FROM cohort LEFT JOIN firsts f ON f.customer_id = cohort.id GROUP BY 1 ORDER BY 1
