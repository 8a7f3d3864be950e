-- title: A policy looks something up in a table that the agent may not read, or that has no row-level security
-- severity: medium
-- why: The lookup runs with the rights of whoever asks. Where the agent lacks them, all its queries fail; where it has them and
--   no policy stands there, it reads who belongs to which tenant directly.
-- fix: put the lookup into a security definer function, stable, with a search_path of its own
-- source: PostgreSQL manual, CREATE POLICY, Notes
select distinct p.fq, format('policy %I reads %s (agent reads it: %s, row-level security: %s)', p.polname, t.fq, t.agent_reads, t.relrowsecurity)
from policies as p
join pg_depend as d
  on d.classid = 'pg_policy'::regclass and d.objid = p.oid
  and d.refclassid = 'pg_class'::regclass and d.refobjid <> p.polrelid
join tables as t on t.oid = d.refobjid
where p.for_agent and not t.is_shared and (not t.agent_reads or not t.relrowsecurity)
