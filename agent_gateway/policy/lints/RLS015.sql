-- title: The table has policies, but row-level security is off
-- severity: high
-- why: Policies do nothing until the table enables row-level security. Whoever reads the schema believes it protected.
-- fix: alter table {object} enable row level security; alter table {object} force row level security;
-- source: PostgreSQL manual, ALTER TABLE, ENABLE ROW LEVEL SECURITY; splinter 0007
select fq, format('policies that are not enforced: %s', string_agg(polname, ', ' order by polname))
from policies
where not relrowsecurity
group by fq
