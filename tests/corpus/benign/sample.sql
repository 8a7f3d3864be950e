-- case: benign-194
-- rows: 1
SELECT count(*) >= 0 AS ok FROM customers TABLESAMPLE BERNOULLI (50)
-- case: benign-195
-- rows: 1
SELECT count(*) >= 0 AS ok FROM invoices TABLESAMPLE SYSTEM (20) REPEATABLE (42)
