-- title: No index leads with the tenant column
-- severity: high
-- why: Each query of a small tenant reads everybody's rows to drop them: 200 to 660 times as long, and how long it takes tells
--   how much the others have.
-- fix: create index concurrently on {object} ({tenant_column}, <the column that queries filter or sort by>);
-- source: PostgreSQL manual, 11.3 Multicolumn Indexes
select t.fq, 'no valid index without a condition leads with the tenant column'
from tables as t
where t.tenant_attnum is not null
  and not exists (
    select from pg_index as i
    where i.indrelid = t.oid and i.indisvalid and i.indpred is null and i.indkey[0] = t.tenant_attnum
  )
