-- case: benign-207
-- rows: 1
SELECT name -- it's a comment with a quote
FROM customers ORDER BY 1 LIMIT 1
