-- case: benign-181
-- rows: 6
(SELECT name, 'customer' AS kind FROM customers ORDER BY name LIMIT 3) UNION ALL (SELECT full_name, 'user' FROM users ORDER BY full_name LIMIT 3)
-- case: benign-183
-- rows: 8
SELECT status::text FROM tickets UNION SELECT status FROM invoices ORDER BY 1
