-- title: A policy for UPDATE or ALL leaves WITH CHECK to be taken from USING
-- severity: low
-- why: It holds today. Whoever later loosens USING, to show archived rows say, loosens what may be written along with it.
-- fix: alter policy <policy> on {object} with check (<the expression of USING>);
-- source: PostgreSQL manual, CREATE POLICY, WITH CHECK
select fq, named
from policies
where polcmd in ('*', 'w') and chk is null and qual is not null and not is_shared and (for_agent or for_application)
