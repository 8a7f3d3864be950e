-- case: benign-157
-- rows: 10
SELECT subject, ts_rank(search, q) AS r FROM tickets, to_tsquery('english', 'refund | invoice') q WHERE search @@ q ORDER BY r DESC, subject LIMIT 10
-- case: benign-160
-- rows: 1
SELECT to_tsvector('simple', 'a b c') @@ phraseto_tsquery('simple', 'b c'), setweight(to_tsvector('x'), 'A'), numnode('a & b'::tsquery)
