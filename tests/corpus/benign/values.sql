-- case: benign-186
-- rows: 4
SELECT v.seg, count(c.id) FROM (VALUES ('smb'), ('mid'), ('enterprise'), ('gov')) AS v(seg) LEFT JOIN customers c ON c.segment = v.seg GROUP BY v.seg ORDER BY v.seg
-- case: benign-187
-- rows: 2
WITH targets(status, goal) AS (VALUES ('paid', 100), ('sent', 50)) SELECT t.status, t.goal, count(i.*) FROM targets t LEFT JOIN invoices i USING (status) GROUP BY 1, 2 ORDER BY 1
