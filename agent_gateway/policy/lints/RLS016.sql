-- title: Several permissive policies apply to the agent for one command, without a restrictive wall over them
-- severity: medium
-- why: They are joined by OR, so each new one widens what is seen, and all of them are computed.
-- fix: join them into one policy, and add the tenant as a restrictive policy for all to public
-- source: splinter 0006
select p.fq, format('for %s: %s', c.spelled, string_agg(p.polname, ', ' order by p.polname))
from policies as p
join (values ('r', 'select'), ('a', 'insert'), ('w', 'update'), ('d', 'delete')) as c (letter, spelled)
  on p.polcmd in ('*', c.letter::"char")
where p.polpermissive and not p.is_shared and p.for_agent and not p.read_walled
group by p.fq, c.spelled
having count(*) > 1
