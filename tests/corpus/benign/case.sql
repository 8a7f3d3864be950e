-- case: benign-171
-- rows: 3
SELECT CASE WHEN credit_limit IS NULL THEN 'none' WHEN credit_limit < 10000 THEN 'low' ELSE 'high' END AS band, count(*) FROM customers GROUP BY band ORDER BY band
-- case: benign-172
-- rows: 3
SELECT CASE status WHEN 'paid' THEN 1 WHEN 'draft' THEN 0 ELSE -1 END AS s, count(*) FROM invoices GROUP BY 1 ORDER BY 1
