-- case: joined_text-001
-- rows: 1
select count(*) from tickets where created_at > timestamptz '2026-06-01' - ('30' || ' days')::interval
-- case: joined_text-002
-- rows: 1
select count(*) from events where occurred_at < date_trunc('day', timestamp '2026-03-01' at time zone 'America/New_York') + (30 || ' day')::interval
-- case: joined_text-003
-- rows: 1
select count(*) from invoices where issued_at > ('2026-' || '01' || '-01')::date
-- case: joined_text-004
-- rows: 1
with params(days) as (values (30)) select count(*) from invoices cross join params where issued_at > date '2026-06-01' - (params.days || ' days')::interval
-- case: joined_text-005
-- rows: 1
select count(*) from invoices where total > ('1' || '000')::numeric and total < lower('9E3')::numeric and issued_at <> substr('2026-01-01T00:00', 1, 10)::date
-- case: joined_text-006
-- rows: 1
select count(*) from customers where created_at::date = replace('2025/03/05', '/', '-')::date or tags && ('{' || 'vip' || '}')::text[]
-- case: joined_text-007
-- rows: 1
select count(*) from tickets where created_at >= date_trunc('day', ('2026-02-01' || ' 10:00')::timestamptz) and first_reply > ('1' || ' hour')::interval
-- case: joined_text-008
-- rows: 1
select count(*) from tickets where status > ('pen' || 'ding')::app.ticket_status and priority > ('1' || '')::smallint
-- case: joined_text-009
-- rows: 1
select count(*) from invoices where service_period && ('[' || '2026-01-01' || ',' || '2026-02-01' || ')')::daterange and paid_at::time > (10 || ':00')::time
-- case: joined_text-010
-- rows: 1
select count(*) from document_chunks where embedding <-> ('[' || '1,2,3,4,5,6,7,8' || ']')::vector < 100 and created_at > ('2026-01-' || lpad('5', 2, '0'))::timestamptz
