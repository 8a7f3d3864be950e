-- What the data is made with; dropped at the end. Nothing is random: every value is a hash of its row's key.
create schema loading;
create table loading.tenant (
  place integer primary key, id uuid not null, slug text not null, name text not null, plan text not null,
  country text not null, customers integer not null
);
-- 0 … sides - 1, for the row `key` of the tenant in `place`, another one for every salt
create function loading.roll(place integer, key bigint, salt bigint, sides integer) returns integer
language sql immutable parallel safe
return ((pg_catalog.hashint8extended(place * 100000000::bigint + key, salt) & 2147483647) % sides)::integer;
