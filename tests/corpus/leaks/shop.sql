-- A product that is not the demo: other names, another tenant column, a partitioned table, a view, a shared table.
create schema shop authorization shop_owner;
set local role shop_owner;
create table shop.orgs (id uuid primary key, title text not null, api_token text not null);
create table shop.orders (
  org_id uuid not null references shop.orgs, id bigint not null, placed_on date not null, note text not null,
  amount numeric(10, 2) not null, primary key (org_id, placed_on, id)
) partition by range (placed_on);
create table shop.orders_2025 partition of shop.orders for values from ('2025-01-01') to ('2026-01-01');
create table shop.orders_2026 partition of shop.orders for values from ('2026-01-01') to ('2027-01-01');
create table shop.notes (org_id uuid not null references shop.orgs, id bigint not null, body text not null, primary key (org_id, id));
create table shop.rates (code text primary key, rate numeric not null);
create view shop.big_orders with (security_invoker = true) as
select id, note, amount from shop.orders where amount > 50;
insert into shop.orgs
select md5('org' || n)::uuid, 'Company number ' || n, 'token-' || md5('token' || n) from generate_series(1, 6) as n;
insert into shop.orders
select o.id, i, date '2025-06-01' + i * 3, 'Order of ' || o.title || ', line ' || i, i
from shop.orgs as o cross join generate_series(1, 100) as i;
insert into shop.notes
select o.id, i, 'Remember ' || i || ' for ' || md5(o.id::text || i) from shop.orgs as o cross join generate_series(1, 20) as i;
insert into shop.rates values ('one rate', 1), ('another rate', 2);
reset role;
