-- Rows: without a context, and for a tenant that does not exist, there are none. `:relation` may be read by the agent.

-- name: read: no policies apply
-- lint: RLS001
-- in: open
-- aim: relation
-- success: runs
-- hint: Enable and force row security on it with the kit; where its rows are nobody's, name it in shared_tables.
set local row_security = off; explain select 1 from :relation;

-- name: read: rows without a tenant
-- lint: RLS005
-- in: open
-- aim: relation
-- success: rows
-- hint: Put the kit's tenant wall on it; where its rows are nobody's, name it in shared_tables.
select 1 from :relation limit 1;

-- name: read: rows for a tenant that does not exist
-- lint: RLS005
-- in: admin
-- aim: relation
-- success: rows
-- hint: Put the kit's tenant wall on it; where its rows are nobody's, name it in shared_tables.
select 1 from :relation limit 1;

-- name: read: policies that trust a setting
-- lint: RLS011
-- in: open
-- aim: relation
-- success: trusted
-- hint: Compare the tenant column with (select agent_gateway.tenant_id()); the kit's tenant wall does.
explain (verbose, costs off, format json) select 1 from :relation;
