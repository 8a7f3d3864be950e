-- title: The tenant column refers to no table of tenants
-- severity: low
-- why: A row may carry a tenant that does not exist: a typing error hides it from everybody, and a tenant that is made later
--   with that id inherits it.
-- fix: alter table {object} add foreign key ({tenant_column}) references <tenants> (id) not valid; then validate it
-- source: PostgreSQL manual, 5.5.5 Foreign Keys
select t.fq, 'no foreign key on the tenant column'
from tables as t
where t.tenant_attnum is not null and not t.relispartition
  and not exists (
    select from pg_constraint as k
    where k.contype = 'f' and k.conrelid = t.oid and t.tenant_attnum = any (k.conkey)
      and to_jsonb(k) ->> 'conenforced' is distinct from 'false'
  )
  and not exists (  -- the table of tenants itself
    select from pg_index as i
    where i.indrelid = t.oid and i.indisunique and i.indnkeyatts = 1 and i.indkey[0] = t.tenant_attnum
  )
