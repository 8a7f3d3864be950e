-- title: A relation is declared shared, but has the tenant column
-- severity: high
-- why: Shared means that every tenant may read all of it, so no other lint asks whose its rows are. A tenants' table that got onto
--   that list by mistake stands open, and nothing says so.
-- fix: declare {object} among the tables in tenancy.toml instead of the shared ones, or drop its tenant column
-- source: agent_gateway
select fq, 'declared shared, with a tenant column'
from relations
where is_shared and tenant_attnum is not null
