-- title: The agent may read the table, but no permissive policy lets it see a row
-- severity: high
-- why: A restrictive policy only takes away, so alone it shows nothing to anybody. Such a table looks empty, and the usual
--   repair in a hurry, a policy that is always true, opens it to all tenants.
-- fix: create policy tenant_read on {object} for select to {agent} using ((select agent_gateway.has_role('admin', 'editor', 'viewer')));
-- source: PostgreSQL manual, CREATE POLICY, PERMISSIVE and RESTRICTIVE
select
  t.fq,
  case when exists (select from policies where polrelid = t.oid)
    then 'its policies are restrictive or for other roles' else 'it has no policy' end
from tables as t
where t.relrowsecurity and t.agent_reads
  and not exists (
    select from policies as p where p.polrelid = t.oid and p.polpermissive and p.for_agent and p.polcmd in ('r', '*')
  )
