-- case: benign-189
-- rows: 2
TABLE currencies ORDER BY code LIMIT 2
