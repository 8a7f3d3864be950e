-- case: benign-119
-- rows: 6
SELECT date_trunc('month', issued_at)::date AS month, count(*), sum(total) FROM invoices GROUP BY 1 ORDER BY 1
-- case: benign-120
-- rows: 7
SELECT EXTRACT(dow FROM issued_at) AS dow, EXTRACT(ISOYEAR FROM issued_at) AS y, count(*) FROM invoices GROUP BY 1, 2 ORDER BY 1, 2
-- case: benign-122
-- rows: 10
SELECT number, due_at - issued_at AS terms_days, age(TIMESTAMP '2026-07-01', due_at) AS overdue_by FROM invoices WHERE status = 'overdue' ORDER BY number LIMIT 10
-- case: benign-124
-- rows: 24
SELECT date_part('hour', occurred_at AT TIME ZONE 'Europe/Berlin') AS h, count(*) FROM events GROUP BY h ORDER BY h
-- case: benign-127
-- rows: 10
SELECT date_bin('15 minutes', occurred_at, TIMESTAMPTZ '2026-01-01') AS bin, count(*) FROM events WHERE occurred_at < '2026-01-03' GROUP BY 1 ORDER BY 1 LIMIT 10
-- case: benign-129
-- rows: 1
SELECT CURRENT_DATE - CURRENT_DATE AS zero, now() >= CURRENT_TIMESTAMP AS same, LOCALTIMESTAMP(0) IS NOT NULL AS ok
-- case: benign-130
-- rows: 1
SELECT count(*) FROM tickets WHERE closed_at - created_at > INTERVAL '1 day 12:00:00'
-- case: benign-133
-- rows: 1
SELECT (DATE '2026-01-01', DATE '2026-02-01') OVERLAPS (DATE '2026-01-15', INTERVAL '20 days') AS o
-- case: benign-135
-- rows: 1
SELECT timezone('Asia/Tokyo', TIMESTAMP '2026-01-01 00:00'), TIME '12:30' + INTERVAL '45 minutes', isfinite(DATE 'infinity')
-- case: benign-137
-- rows: 5
SELECT generate_series(TIMESTAMP '2026-01-01', '2026-01-02', '6 hours')
-- case: zone-001
-- rows: 2
with z(zone) as (values ('Europe/Berlin'), ('Asia/Tokyo')) select zone, min(occurred_at at time zone zone) from events cross join z group by zone order by zone
-- case: zone-002
-- rows: 2
select c.name || ' (' || c.country || ')' as label, created_at at time zone coalesce(attrs->>'tz', 'UTC') as there, created_at at time zone (case when country = 'DE' then 'Europe/Berlin' else 'UTC' end) as at_home, timezone(replace('Europe/Berlin', ' ', '_'), created_at) as berlin, created_at at time zone ((attrs->>'nps')::int * interval '1 hour') as shifted from customers c order by c.name limit 2
-- case: zone-003
-- rows: 2
select z, timestamptz '2026-01-01 00:00+00' at time zone z as there from unnest(array['Europe/Berlin', 'Asia/Tokyo']) as z order by z
-- case: zone-004
-- rows: 1
select count(*) filter (where date_trunc('day', e.occurred_at, h.zone) = h.day) as n from events e cross join (select coalesce(max(attrs->>'tz'), 'Europe/Berlin') as zone, (to_char(now(), 'YYYY-MM') || '-01')::timestamptz as day from customers) h
-- case: zone-005
-- rows: 5
select distinct on (kind) kind, occurred_at at local as here, timezone(occurred_at) as too from events order by kind, occurred_at
