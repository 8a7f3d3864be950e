-- All that a schema can hold beside plain tables: views, a materialized view, partitions of two levels, heirs, definer
-- functions, triggers, enums, names in mixed case and in other letters.
create schema "Vertrieb";
set search_path = "Vertrieb", public;
create type "Status" as enum ('offen', 'bezahlt');
create table "Mandanten" ("ID" uuid primary key, "Name" text not null, "API-Schlüssel" text not null default 'geheim');
create table "Kunden" (
  "Mandant" uuid not null references "Mandanten" ("ID"),
  "Kunden.Nr" integer not null,
  "Größe" numeric(10, 2),
  "Kennwort" text not null default 'canary',
  angelegt timestamptz not null default now(),
  primary key ("Mandant", "Kunden.Nr")
);
create table "Bestellungen" (
  "Mandant" uuid not null,
  id bigint generated always as identity,
  "Kunden.Nr" integer not null,
  status "Status" not null default 'offen',
  betrag numeric(12, 2) not null,
  bestellt_am timestamptz not null,
  foreign key ("Mandant", "Kunden.Nr") references "Kunden" ("Mandant", "Kunden.Nr")
) partition by range (bestellt_am);
create table "Bestellungen_2025" partition of "Bestellungen" for values from ('2025-01-01') to ('2026-01-01');
create table "Bestellungen_2026" partition of "Bestellungen" for values from ('2026-01-01') to ('2027-01-01')
  partition by list (status);
create table "Bestellungen_2026_offen" partition of "Bestellungen_2026" for values in ('offen');
create table "Bestellungen_2026_übrige" partition of "Bestellungen_2026" default;
create table "Ereignisse" ("Mandant" uuid, art text not null, notiz text);
create table "Anmeldungen" (von inet) inherits ("Ereignisse");
create table "Ländercodes" (code text primary key, "Ländername" text not null);

create view "Offene Bestellungen" as
select b."Mandant", b.id, k."Größe", b.betrag
from "Bestellungen" as b join "Kunden" as k using ("Mandant", "Kunden.Nr") where b.status = 'offen';
create view "Offene Summe" as select "Mandant", sum(betrag) as summe from "Offene Bestellungen" group by "Mandant";
create view "Zugänge" as select "Mandant", "Kennwort" from "Kunden";
create materialized view "Umsatz" as select "Mandant", sum(betrag) as summe from "Bestellungen" group by "Mandant";
create function "Alle Kunden"() returns setof "Kunden" language sql security definer as $$ select * from "Vertrieb"."Kunden" $$;
create function gestempelt() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$ begin new.angelegt := now(); return new; end $$;
create trigger gestempelt before insert on "Kunden" for each row execute function gestempelt();

insert into "Mandanten" ("ID", "Name")
select ('aaaaaaaa-0000-4000-8000-00000000000' || n)::uuid, 'Mandant ' || n from generate_series(1, 3) as n;
insert into "Kunden" ("Mandant", "Kunden.Nr", "Größe")
select m."ID", n, n from "Mandanten" as m cross join generate_series(1, 4) as n;
insert into "Bestellungen" ("Mandant", "Kunden.Nr", status, betrag, bestellt_am)
select k."Mandant", k."Kunden.Nr", (array['offen', 'bezahlt'])[1 + y % 2]::"Status", 10, make_timestamptz(2025 + y % 2, 5, 5, 0, 0, 0)
from "Kunden" as k cross join generate_series(0, 3) as y;
insert into "Ereignisse" select "ID", 'canary', "Name" from "Mandanten";
insert into "Anmeldungen" select "ID", 'canary', "Name", '127.0.0.1' from "Mandanten";
insert into "Ländercodes" values ('at', 'Österreich');
refresh materialized view "Umsatz";
reset search_path;
