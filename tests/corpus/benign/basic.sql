-- case: benign-003
-- rows: 6
SELECT DISTINCT country FROM customers ORDER BY country
-- case: benign-005
-- rows: 5
SELECT * FROM currencies
-- case: benign-007
-- rows: 28
SELECT name FROM customers WHERE phone IS NULL
-- case: benign-008
-- rows: 1
SELECT count(*) AS total, count(phone) AS with_phone, count(*) - count(phone) AS missing FROM customers
-- case: benign-010
-- rows: 4
SELECT status, count(*) FROM invoices GROUP BY status ORDER BY count(*) DESC
-- case: benign-011
-- rows: 1
SELECT 1
-- case: benign-014
-- rows: 17
SELECT country, segment, count(*) FROM customers GROUP BY 1, 2 HAVING count(*) >= 5 ORDER BY 3 DESC, 1, 2
-- case: benign-016
-- rows: 5
SELECT upper(left(name, 3)) || '-' || length(name)::text AS code FROM customers LIMIT 5
