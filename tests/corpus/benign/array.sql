-- case: benign-108
-- rows: 10
SELECT name FROM customers WHERE 'vip' = ANY(tags) ORDER BY name LIMIT 10
-- case: benign-111
-- rows: 1
SELECT ARRAY(SELECT code FROM currencies ORDER BY code), array_to_string(ARRAY[1,2,NULL,4], '-', '*'), array_position(ARRAY['a','b'], 'b')
-- case: benign-112
-- rows: 5
SELECT sku FROM products WHERE list_price > ALL (SELECT unit_price FROM invoice_lines WHERE qty = 5 AND unit_price < 100) ORDER BY sku LIMIT 5
-- case: benign-116
-- rows: 1
SELECT string_to_array('a,b,c', ','), array_remove(ARRAY[1,2,1], 1), array_replace(ARRAY[1,2], 1, 9), trim_array(ARRAY[1,2,3], 1)
-- case: benign-117
-- rows: 1
SELECT array_sort(ARRAY[3,1,2]), array_reverse(ARRAY[1,2,3])
