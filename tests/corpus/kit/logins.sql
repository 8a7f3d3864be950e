-- A small product for the logins beside the agent: a narrow tenant column, a table of its own matrix, an audit table, and
-- a row that refers to another tenant's.
create schema pay;
create table pay.firms (id integer primary key, name text not null);
create table pay.bills (id integer primary key, firm_id integer not null, amount numeric not null, card_number text);
create table pay.payments (
  id integer primary key, firm_id integer not null, bill_id integer not null references pay.bills (id)
);
create table pay.rates (firm_id integer not null, rate numeric not null);
create table pay.audit_log (firm_id integer not null, seq bigint generated always as identity, event text not null);
insert into pay.firms values (1, 'one'), (2, 'two');
insert into pay.bills values (1, 1, 10, 'canary'), (2, 2, 20, 'canary');
insert into pay.payments values (1, 1, 1), (2, 2, 1);
insert into pay.rates values (1, 0.1), (2, 0.2);
insert into pay.audit_log (firm_id, event) values (1, 'began'), (2, 'began');
