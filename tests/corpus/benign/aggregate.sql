-- case: benign-052
-- rows: 1
SELECT count(*) FILTER (WHERE status = 'paid') AS paid, count(*) FILTER (WHERE status = 'overdue') AS overdue, sum(total) FILTER (WHERE paid_at IS NOT NULL) AS cash FROM invoices
-- case: benign-055
-- rows: 25
SELECT status, currency, sum(total) FROM invoices GROUP BY CUBE (status, currency) ORDER BY 1 NULLS LAST, 2 NULLS LAST
-- case: benign-058
-- rows: 6
SELECT country, string_agg(name, ', ' ORDER BY name) AS names FROM customers WHERE credit_limit > 40000 GROUP BY country ORDER BY country
-- case: benign-060
-- rows: 1
SELECT bool_and(is_active), bool_or(is_active), every(is_active) FROM customers
-- case: benign-062
-- rows: 1
SELECT json_agg(json_build_object('name', name, 'country', country) ORDER BY name) FROM (SELECT name, country FROM customers ORDER BY name LIMIT 3) s
-- case: benign-063
-- rows: 1
SELECT jsonb_object_agg(code, usd_rate ORDER BY code) FROM currencies
-- case: benign-064
-- rows: 1
SELECT count(DISTINCT customer_id) AS buyers, count(DISTINCT (currency, status)) AS combos FROM invoices
-- case: benign-065
-- rows: 1
SELECT rank(5000) WITHIN GROUP (ORDER BY total) FROM invoices
-- case: benign-066
-- rows: 1
SELECT any_value(name) IS NOT NULL AS has_any, min(created_at) FROM customers
-- case: benign-069
-- rows: 25
SELECT country, segment, count(*) FROM customers GROUP BY DISTINCT ROLLUP (country), ROLLUP (country, segment) ORDER BY 1 NULLS LAST, 2 NULLS LAST, 3
