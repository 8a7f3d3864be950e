-- A small product with a little of everything that is asserted: a partition, a hidden column and table, a view, a function,
-- records, a type with JSON of its own.
create schema shop authorization tap_owner;
set role tap_owner;
create type shop.mood as enum ('good', 'bad');
create function shop.spoken(shop.mood) returns json language sql immutable return json_build_object('mood', $1::text);
create cast (shop.mood as json) with function shop.spoken(shop.mood);
create table shop.accounts (id bigint primary key, name text not null);
create table shop.orders (
  account_id bigint not null references shop.accounts, id bigint generated always as identity, total numeric not null check (total > 0),
  doubled numeric generated always as (total * 2) stored, secret text not null default 'x',
  mood shop.mood not null default 'good', primary key (account_id, id)
);
create table shop.events (account_id bigint not null, at date not null, kind text not null) partition by range (at);
create table shop.events_2026 partition of shop.events for values from ('2026-01-01') to ('2027-01-01');
create index on shop.events (account_id, at);
create table shop.invoices (account_id bigint not null references shop.accounts, number text not null, primary key (account_id, number));
create table shop.records (account_id bigint not null, said text not null);
create index on shop.records (account_id);
create table shop.countries (code text primary key);
create table shop.jobs (id bigint primary key);
create view shop.totals with (security_invoker = true) as select account_id, sum(total) as total from shop.orders group by account_id;
create function shop.twice(n numeric) returns numeric language sql immutable return n * 2;
insert into shop.accounts values (7, 'seven'), (8, 'eight'), (9, 'nine');
insert into shop.orders (account_id, total) select a, n from generate_series(7, 9) as a cross join generate_series(1, 5) as n;
insert into shop.events select a, '2026-05-05', 'seen' from generate_series(7, 9) as a cross join generate_series(1, 3);
insert into shop.invoices select a, 'A-1' from generate_series(7, 9) as a;
insert into shop.records select a, 'hello' from generate_series(7, 9) as a;
insert into shop.countries values ('de');
reset role;
