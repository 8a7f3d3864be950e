-- case: benign-176
-- rows: 5
SELECT coalesce(phone, 'n/a'), nullif(segment, 'smb'), greatest(1, 2, NULL), least(3, 2) FROM customers ORDER BY name LIMIT 5
-- case: benign-177
-- rows: 1
SELECT count(*) FROM customers WHERE credit_limit IS DISTINCT FROM NULL AND phone IS NOT DISTINCT FROM NULL
-- case: benign-178
-- rows: 1
SELECT count(*) FROM customers WHERE (phone = '') IS UNKNOWN OR (is_active IS NOT TRUE)
