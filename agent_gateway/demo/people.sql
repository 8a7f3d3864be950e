-- Currencies, tenants, their users, their customers and products.
set local search_path = app, loading, public;

insert into currencies (code, name, minor_units, usd_rate)
values
  ('CHF', 'Swiss franc', 2, 1.13), ('EUR', 'Euro', 2, 1.08), ('GBP', 'Pound sterling', 2, 1.27),
  ('JPY', 'Yen', 0, 0.0067), ('NOK', 'Norwegian krone', 2, 0.094), ('USD', 'US dollar', 2, 1);

insert into tenants (id, slug, name, plan, country, api_key, reference, created_at)
select
  t.id, t.slug, t.name, t.plan, t.country, 'key-' || md5('api' || t.slug), 'canary-' || t.slug || '-tenant',
  timestamptz '2024-03-01 09:00+00' + t.place * interval '17 days'
from tenant as t
order by t.place;

insert into users (tenant_id, id, email, full_name, role, password_hash, manager_id, last_login_at, created_at)
select
  t.id,
  i,
  format('user%s@canary-%s.example', i, t.slug),
  (array['Ada', 'Ben', 'Chioma', 'Dmitri', 'Elena', 'Farid', 'Grace', 'Hiro', 'Ines', 'Jonas'])[1 + roll(t.place, i, 1, 10)]
    || ' '
    || (array['Abbott', 'Berg', 'Costa', 'Diallo', 'Evans', 'Fischer', 'Gupta', 'Haas', 'Ito'])[1 + roll(t.place, i, 2, 9)],
  case when i = 1 then 'admin' else (array['admin', 'editor', 'editor', 'viewer', 'viewer'])[1 + roll(t.place, i, 3, 5)] end,
  '$2b$12$' || md5(t.slug || i) || 'canary-' || t.slug || '-secret-' || i,
  nullif(i / 4 + (i > 1 and i < 4)::integer, 0),
  timestamptz '2026-06-30 18:00+00' - roll(t.place, i, 4, 86400 * 60) * interval '1 second',
  timestamptz '2024-06-01 08:00+00' + i * interval '31 hours'
from tenant as t
cross join generate_series(1, greatest(4, t.customers / 10)) as i
order by t.place, i;

insert into customers (
  tenant_id, id, name, email, phone, country, segment, credit_limit, tags, attributes, is_active, reference, created_at
)
select
  t.id,
  i,
  (array['Anvil', 'Birch', 'Cedar', 'Dune', 'Echo', 'Falcon', 'Grove', 'Heron', 'Ivory', 'Jade', 'Karst'])
    [1 + roll(t.place, i, 1, 11)]
    || ' '
    || (array['Trading', 'Labs', 'Foods', 'Logistics', 'Media', 'Textiles', 'Systems'])[1 + roll(t.place, i, 2, 7)]
    || ' ' || i,
  format('office@client%s.canary-%s.example', i, t.slug),
  case when i % 7 > 0 then '+1-555-' || lpad((roll(t.place, i, 3, 10000))::text, 4, '0') end,
  (array['US', 'US', 'DE', 'GB', 'FR', 'JP', 'CH', 'NO'])[1 + roll(t.place, i, 4, 8)],
  (array['small', 'small', 'small', 'mid', 'mid', 'enterprise'])[1 + roll(t.place, i, 5, 6)],
  case when i % 11 > 0 then roll(t.place, i, 6, 5000) * 10 end,
  array[
    (array['vip', 'net30', 'churn-risk', 'education'])[1 + roll(t.place, i, 7, 4)],
    (array['eu', 'us', 'apac'])[1 + roll(t.place, i, 8, 3)]
  ],
  jsonb_build_object(
    'source', (array['web', 'sales', 'partner'])[1 + roll(t.place, i, 9, 3)],
    'nps', roll(t.place, i, 10, 11),
    'address', jsonb_build_object(
      'city', (array['Berlin', 'Paris', 'London', 'Tokyo', 'Oslo', 'Austin'])[1 + roll(t.place, i, 11, 6)],
      'zip', lpad(roll(t.place, i, 12, 100000)::text, 5, '0')
    )
  ),
  i % 13 > 0,
  format('canary-%s-customer-%s', t.slug, i),
  timestamptz '2024-09-01 10:00+00' + roll(t.place, i, 13, 86400 * 600) * interval '1 second'
from tenant as t
cross join generate_series(1, t.customers) as i
order by t.place, i;

insert into products (tenant_id, id, sku, name, category, list_price, weight_kg, reference)
select
  t.id,
  i,
  format('SKU-%s', lpad(i::text, 3, '0')),
  (array['Compact', 'Classic', 'Heavy', 'Smart', 'Eco'])[1 + roll(t.place, i, 1, 5)]
    || ' '
    || (array['drill', 'sensor', 'licence', 'support plan', 'pump', 'console', 'training'])[1 + i % 7] || ' ' || i,
  (array['hardware', 'hardware', 'software', 'service', 'hardware', 'hardware', 'service'])[1 + i % 7],
  (500 + roll(t.place, i, 2, 49500)) / 100.0,
  case when i % 7 not in (2, 3, 6) then 0.2 + roll(t.place, i, 3, 2000) / 100.0 end,
  format('canary-%s-product-%s', t.slug, i)
from tenant as t
cross join generate_series(1, 40) as i
order by t.place, i;
