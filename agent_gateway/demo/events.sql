-- What users did: 22 events to a customer, half a year of them.
set local search_path = app, loading, public;

insert into events (tenant_id, id, user_id, kind, payload, duration_ms, occurred_at)
select
  t.id,
  i,
  1 + roll(t.place, i, 1, greatest(4, t.customers / 10)),
  (array['login', 'view', 'view', 'view', 'export', 'purchase', 'error'])[1 + roll(t.place, i, 2, 7)],
  jsonb_build_object(
    'ip', '10.0.' || roll(t.place, i, 3, 256) || '.' || roll(t.place, i, 4, 256),
    'client', (array['chrome', 'safari', 'curl'])[1 + roll(t.place, i, 5, 3)],
    'reference', 'canary-' || t.slug || '-event-' || i
  ),
  roll(t.place, i, 6, 3000),
  timestamptz '2026-01-01 00:00+00' + roll(t.place, i, 7, 86400 * 181) * interval '1 second'
from tenant as t
cross join generate_series(1, t.customers * 22) as i
order by t.place, i;
