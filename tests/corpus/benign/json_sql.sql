-- case: benign-096
-- rows: 4
SELECT jt.city, count(*) FROM customers c, JSON_TABLE(c.attrs, '$' COLUMNS (city text PATH '$.address.city', nps int PATH '$.nps')) AS jt GROUP BY jt.city ORDER BY 1
-- case: benign-097
-- rows: 3
SELECT jt.* FROM JSON_TABLE('[{"a":1,"b":[10,20]},{"a":2,"b":[30]}]', '$[*]' COLUMNS (rn FOR ORDINALITY, a int PATH '$.a', NESTED PATH '$.b[*]' COLUMNS (b int PATH '$'))) AS jt
-- case: benign-100
-- rows: 1
SELECT JSON_OBJECT('a' VALUE 1, 'b' VALUE NULL NULL ON NULL)
-- case: benign-104
-- rows: 1
SELECT count(*) FROM customers WHERE attrs::text IS JSON OBJECT
