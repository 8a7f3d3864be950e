-- case: benign-239
-- rows: 1
SELECT date_add(TIMESTAMPTZ '2026-01-01 00:00+00', '1 month', 'UTC'), array_sample(ARRAY[5], 1), date_subtract(TIMESTAMPTZ '2026-01-31 00:00+00', '1 month', 'UTC')
-- case: benign-240
-- rows: 1
SELECT n FROM (SELECT count(*) AS n FROM customers)
