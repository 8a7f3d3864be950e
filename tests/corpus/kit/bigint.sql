-- A shop platform with bigint tenants, as many are built: everything belongs to the login of the product, rows are told
-- apart by account_id in the application, nothing in the database knows of tenants.
create table accounts (
  id bigint generated always as identity primary key,
  name text not null,
  subdomain text not null unique,
  billing_token text not null
);
create table members (
  id bigserial primary key,
  account_id bigint not null references accounts (id),
  email text not null,
  password_digest text not null,
  is_admin boolean not null default false,
  created_at timestamptz not null default now()
);
create index members_email on members (email);
create table orders (
  id bigserial primary key,
  account_id bigint,
  member_id bigint references members (id) on delete set null,
  number integer not null,
  total numeric(12, 2) not null,
  created_at timestamptz not null default now()
);
create index orders_member_id_created_at on orders (member_id, created_at desc);
create table order_lines (
  id bigserial primary key,
  account_id bigint not null,
  order_id bigint not null references orders (id) on delete cascade,
  product text not null,
  price numeric(12, 2) not null
);
create table countries (code char(2) primary key, name text not null);
create table schema_migrations (version text primary key);
create view open_orders as select id, account_id, number, total from orders where total > 0;

insert into accounts (name, subdomain, billing_token)
select format('Account %s', n), format('account-%s', n), format('canary-token-%s', n) from generate_series(1, 3) as n;
insert into members (account_id, email, password_digest)
select 1 + n % 3, format('canary-%s-%s@example.invalid', 1 + n % 3, n), 'canary' from generate_series(1, 30) as n;
insert into orders (account_id, member_id, number, total)
select m.account_id, m.id, m.id, 10 * m.id from members as m;
insert into order_lines (account_id, order_id, product, price)
select o.account_id, o.id, format('canary-%s', o.account_id), o.total from orders as o;
insert into countries values ('AT', 'Austria'), ('NL', 'Netherlands');
insert into schema_migrations values ('20240101');
