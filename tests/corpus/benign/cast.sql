-- case: benign-174
-- rows: 1
SELECT count(*) FROM tickets WHERE status = 'open'::app.ticket_status AND priority::text = '1'
-- case: benign-175
-- rows: 1
SELECT '10.0.0.1/8'::inet, '(1,2)'::point, '08:00:2b:01:02:03'::macaddr, 'a'::"char", '1.5'::money IS NOT NULL, '0/16B3748'::pg_lsn
