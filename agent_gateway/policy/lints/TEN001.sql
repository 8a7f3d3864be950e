-- title: The tenant column may be null
-- severity: high
-- why: A row without a tenant belongs to nobody: no policy shows it, no clean-up finds it, and the first `or tenant_id is null`
--   in a policy shows it to all.
-- fix: alter table {object} add constraint tenant_is_known check ({tenant_column} is not null) not valid; then validate it, set not null, and drop the check
-- source: PostgreSQL manual, ALTER TABLE, SET NOT NULL
select fq, format('%s, nullable', tenant_type)
from tables
where tenant_attnum is not null and not tenant_notnull
