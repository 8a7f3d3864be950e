-- title: A permissive policy has no expression for its command and so grants nothing
-- severity: low
-- why: It is a deny, not an allow: PostgreSQL adds nothing for a missing expression. Whoever wrote it meant something else.
-- fix: drop policy <policy> on {object}, or give it the expression
-- source: tried on PostgreSQL 15, 16 and 18; splinter 0024 takes it for an allow
select fq, format('%s grants nothing', named)
from policies
where polpermissive
  and case polcmd when 'a' then chk is null when '*' then qual is null and chk is null else qual is null end
