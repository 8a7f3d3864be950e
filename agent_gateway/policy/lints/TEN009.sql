-- title: The tenant column has a nondeterministic collation
-- severity: critical
-- why: Policies compare tenants as the column does. Where its collation takes `acme`, `Acme` and `acmé` for the same, each of
--   these tenants reads and writes the rows of the others.
-- fix: drop the policies of {object}; alter table {object} alter column {tenant_column} type text collate "C"; then build the walls again
-- source: PostgreSQL manual, 23.2.2.4 Nondeterministic Collations
select t.fq, format('%I.%I is not deterministic', n.nspname, c.collname)
from tables as t
join pg_attribute as a on a.attrelid = t.oid and a.attnum = t.tenant_attnum
join pg_collation as c on c.oid = a.attcollation
join pg_namespace as n on n.oid = c.collnamespace
where not c.collisdeterministic
