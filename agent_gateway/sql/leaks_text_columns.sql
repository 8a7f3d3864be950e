-- The first columns of a table that hold texts, where canaries are looked for; $1 is the table, $2 the types, $3 its tenant column.
select a.attname::text
from pg_catalog.pg_attribute as a
where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> $3
  and pg_catalog.format_type(a.atttypid, null) = any ($2::text[])
order by a.attnum
limit 6
