-- Invoices, four to a customer, and their lines; a total is the sum of its lines.
set local search_path = app, loading, public;

insert into invoice_lines (tenant_id, invoice_id, line_no, product_id, description, quantity, unit_price, discount)
select
  t.id,
  i,
  line,
  1 + roll(t.place, i * 5 + line, 1, 40),
  format('canary-%s-line-%s-%s', t.slug, i, line),
  1 + roll(t.place, i * 5 + line, 2, 8),
  (500 + roll(t.place, i * 5 + line, 3, 49500)) / 100.0,
  case when roll(t.place, i, 4, 6) = 0 then 0.1 else 0 end
from tenant as t
cross join generate_series(1, t.customers * 4) as i
cross join generate_series(1, 4) as line
where line <= 1 + roll(t.place, i, 5, 4)
order by t.place, i, line;

insert into invoices (
  tenant_id, id, customer_id, number, status, currency, total, issued_on, due_on, paid_at, service_period
)
select
  t.id,
  i,
  1 + (i - 1) / 4,
  format('INV-canary-%s-%s', t.slug, lpad(i::text, 6, '0')),
  case
    when d.issued_on > date '2026-06-24' and roll(t.place, i, 6, 3) = 0 then 'draft'
    when roll(t.place, i, 7, 8) > 0 and d.issued_on + d.paid_after <= date '2026-06-30' then 'paid'
    when d.issued_on + 30 < date '2026-07-01' then 'overdue'
    else 'sent'
  end,
  (array['USD', 'USD', 'USD', 'EUR', 'EUR', 'GBP', 'JPY', 'CHF', 'NOK'])[1 + roll(t.place, (i - 1) / 4, 8, 9)],
  l.total,
  d.issued_on,
  d.issued_on + 30,
  case
    when roll(t.place, i, 7, 8) > 0 and d.issued_on + d.paid_after <= date '2026-06-30'
      and not (d.issued_on > date '2026-06-24' and roll(t.place, i, 6, 3) = 0)
      then (d.issued_on + d.paid_after)::timestamp at time zone 'UTC'
  end,
  daterange(d.issued_on - 30, d.issued_on)
from tenant as t
cross join generate_series(1, t.customers * 4) as i
cross join lateral (
  select date '2025-07-01' + roll(t.place, i, 9, 365) as issued_on, 2 + roll(t.place, i, 10, 40) as paid_after
) as d
join (
  select tenant_id, invoice_id, sum(amount) as total from invoice_lines group by tenant_id, invoice_id
) as l on l.tenant_id = t.id and l.invoice_id = i
order by t.place, i;
