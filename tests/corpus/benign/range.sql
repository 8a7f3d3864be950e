-- case: benign-197
-- rows: 5
SELECT number, lower(service_period), upper(service_period), isempty(service_period), lower_inc(service_period) FROM invoices WHERE service_period @> DATE '2026-02-10' ORDER BY number LIMIT 5
-- case: benign-198
-- rows: 1
SELECT range_agg(service_period) FROM invoices WHERE status = 'paid'
