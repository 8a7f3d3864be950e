-- title: A foreign key between tenants' tables leaves the tenant out
-- severity: high
-- why: The check of a foreign key does not obey policies. A row may point at another tenant's row, and whether that fails tells
--   whether the other row exists.
-- fix: alter table {object} add foreign key ({tenant_column}, <column>) references <parent> ({tenant_column}, id); it needs a unique ({tenant_column}, id) on the parent; where the row names another tenant on purpose, waive it
-- source: PostgreSQL manual, 5.9: referential integrity checks always bypass row security
select c.fq, format('%I to %s: %s', k.conname, p.fq, pg_get_constraintdef(k.oid))
from pg_constraint as k
join tables as c on c.oid = k.conrelid
join tables as p on p.oid = k.confrelid
where k.contype = 'f' and k.conparentid = 0 and c.tenant_attnum is not null and p.tenant_attnum is not null
  and not exists (
    select from unnest(k.conkey, k.confkey) as u (own, other) where u.own = c.tenant_attnum and u.other = p.tenant_attnum
  )
  -- one that is not enforced (PostgreSQL 18) checks nothing, and so tells nothing
  and to_jsonb(k) ->> 'conenforced' is distinct from 'false'
