-- case: benign-218
-- rows: 1
SELECT current_date IS NOT NULL, current_user IS NOT NULL
