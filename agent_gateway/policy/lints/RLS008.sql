-- title: The tenant role is tested in WITH CHECK only, so a viewer may delete
-- severity: critical
-- why: DELETE looks at USING and never at WITH CHECK. A matrix that stands in WITH CHECK lets every role delete whatever
--   it can see.
-- fix: split the policy by command, with the role in USING: create policy tenant_delete on {object} for delete to {application} using ((select agent_gateway.has_role('admin')));
-- source: PostgreSQL manual, CREATE POLICY, Policies Applied by Command Type
select fq, format('%s: the role is tested in WITH CHECK only', named)
from policies
where polpermissive and polcmd in ('*', 'w')
  and chk ~* '(has_role|tenant_if|\mrole\M|claims|is_admin|permission)'
  and coalesce(qual, '') !~* '(has_role|tenant_if|\mrole\M|claims|is_admin|permission)'
