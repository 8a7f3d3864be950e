-- case: benign-080
-- rows: 1
SELECT count(*) FROM customers WHERE attrs @> '{"source": "web"}'
-- case: benign-081
-- rows: 1
SELECT count(*) FROM customers WHERE attrs ? 'nps' AND attrs ?| ARRAY['x','source'] AND attrs ?& ARRAY['nps','source']
-- case: benign-085
-- rows: 4
SELECT e.key, jsonb_typeof(e.value), count(*) FROM customers c, jsonb_each(c.attrs) e GROUP BY 1, 2 ORDER BY 1
-- case: benign-087
-- rows: 5
SELECT jsonb_path_query_first(attrs, '$.nps ? (@ > $min)', '{"min": 5}') FROM customers ORDER BY name LIMIT 5
-- case: benign-088
-- rows: 5
SELECT (attrs['address']['zip'])::text AS zip FROM customers ORDER BY 1 LIMIT 5
-- case: benign-089
-- rows: 1
SELECT jsonb_pretty(jsonb_set(attrs, '{nps}', '0')) FROM customers ORDER BY name LIMIT 1
-- case: benign-090
-- rows: 2
SELECT attrs - 'flags' - 'address' AS slim, attrs #- '{address,zip}' AS nozip FROM customers ORDER BY name LIMIT 2
-- case: benign-091
-- rows: 2
SELECT attrs || '{"extra": true}'::jsonb FROM customers ORDER BY name LIMIT 2
-- case: benign-093
-- rows: 6
SELECT item::int, count(*) FROM events e, jsonb_array_elements_text(e.payload->'items') AS item GROUP BY 1 ORDER BY 1
-- case: benign-094
-- rows: 4
SELECT r.* FROM customers c, jsonb_to_record(c.attrs) AS r(nps int, source text) ORDER BY c.name LIMIT 4
-- case: benign-095
-- rows: 2
SELECT x.id, x.v FROM jsonb_to_recordset('[{"id":1,"v":"a"},{"id":2,"v":"b"}]'::jsonb) AS x(id int, v text)
