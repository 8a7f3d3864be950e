-- The demo's product, a billing and support suite: every key leads with the tenant, so that no key of one tenant meets another's.
create extension if not exists vector with schema public;
create schema app authorization app_owner;
set local role app_owner;
set local search_path = app, public;

create type ticket_status as enum ('open', 'pending', 'solved', 'closed');

create table currencies (
  code char(3) not null,
  name text not null,
  minor_units smallint not null,
  usd_rate numeric(12, 6) not null
);

create table tenants (
  id uuid not null,
  slug text not null,
  name text not null,
  plan text not null,
  country char(2) not null,
  api_key text not null,
  reference text not null,
  created_at timestamptz not null
);

create table users (
  tenant_id uuid not null,
  id bigint not null,
  email text not null,
  full_name text not null,
  role text not null,
  password_hash text not null,
  manager_id bigint,
  last_login_at timestamptz,
  created_at timestamptz not null
);

create table customers (
  tenant_id uuid not null,
  id bigint not null,
  name text not null,
  email text not null,
  phone text,
  country char(2) not null,
  segment text not null,
  credit_limit numeric(12, 2),
  tags text[] not null default '{}',
  attributes jsonb not null default '{}',
  is_active boolean not null default true,
  reference text not null,
  created_at timestamptz not null
);

create table products (
  tenant_id uuid not null,
  id bigint not null,
  sku text not null,
  name text not null,
  category text not null,
  list_price numeric(12, 2) not null,
  weight_kg double precision,
  reference text not null
);

create table invoices (
  tenant_id uuid not null,
  id bigint not null,
  customer_id bigint not null,
  number text not null,
  status text not null check (status in ('draft', 'sent', 'paid', 'overdue')),
  currency char(3) not null,
  total numeric(14, 2) not null,
  issued_on date not null,
  due_on date not null,
  paid_at timestamptz,
  service_period daterange not null
);

create table invoice_lines (
  tenant_id uuid not null,
  invoice_id bigint not null,
  line_no smallint not null,
  product_id bigint not null,
  description text not null,
  quantity integer not null,
  unit_price numeric(12, 2) not null,
  discount numeric(4, 3) not null default 0,
  amount numeric(14, 2) generated always as (round(quantity * unit_price * (1 - discount), 2)) stored
);

create table tickets (
  tenant_id uuid not null,
  id bigint not null,
  customer_id bigint not null,
  assignee_id bigint,
  subject text not null,
  body text not null,
  status ticket_status not null,
  priority smallint not null check (priority between 1 and 4),
  first_reply interval,
  created_at timestamptz not null,
  closed_at timestamptz
);

create table events (
  tenant_id uuid not null,
  id bigint not null,
  user_id bigint,
  kind text not null,
  payload jsonb not null default '{}',
  duration_ms integer,
  occurred_at timestamptz not null
) partition by range (occurred_at);
create table events_2026_01 partition of events for values from ('2026-01-01 00:00+00') to ('2026-02-01 00:00+00');
create table events_2026_02 partition of events for values from ('2026-02-01 00:00+00') to ('2026-03-01 00:00+00');
create table events_2026_03 partition of events for values from ('2026-03-01 00:00+00') to ('2026-04-01 00:00+00');
create table events_2026_04 partition of events for values from ('2026-04-01 00:00+00') to ('2026-05-01 00:00+00');
create table events_2026_05 partition of events for values from ('2026-05-01 00:00+00') to ('2026-06-01 00:00+00');
create table events_2026_06 partition of events for values from ('2026-06-01 00:00+00') to ('2026-07-01 00:00+00');

create table document_chunks (
  tenant_id uuid not null,
  id bigint not null,
  document text not null,
  chunk_no integer not null,
  content text not null,
  embedding vector(8) not null,
  created_at timestamptz not null
);

create view overdue_invoices with (security_invoker = true) as
select
  i.tenant_id,
  i.id,
  i.number,
  c.name as customer,
  i.total,
  i.currency,
  i.due_on,
  date '2026-07-01' - i.due_on as days_late
from invoices as i
join customers as c on c.tenant_id = i.tenant_id and c.id = i.customer_id
where i.status = 'overdue';

create view monthly_revenue with (security_invoker = true) as
select
  i.tenant_id,
  date_trunc('month', i.issued_on)::date as month,
  count(*) as invoices,
  round(sum(i.total * x.usd_rate), 2) as usd
from invoices as i
join currencies as x on x.code = i.currency
where i.status <> 'draft'
group by i.tenant_id, date_trunc('month', i.issued_on)::date;

reset role;
