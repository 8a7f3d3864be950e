-- title: PUBLIC has a privilege on a table, view, sequence or column
-- severity: critical
-- why: PUBLIC is every login, also those that are made tomorrow and the agent's. What is granted to it cannot be taken from one.
-- fix: revoke all on {object} from public;
-- source: PostgreSQL manual, 5.8 Privileges; CIS PostgreSQL Benchmark
select format('%I.%I', n.nspname, c.relname), lower(string_agg(x.privilege_type, ', ' order by x.privilege_type))
from pg_class as c
join schemas as n on n.oid = c.relnamespace
cross join aclexplode(c.relacl) as x
where x.grantee = 0
  and not exists (
    select from pg_depend as d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
  )
group by n.nspname, c.relname
union all
select format('%I.%I.%I', n.nspname, c.relname, a.attname), lower(string_agg(x.privilege_type, ', ' order by x.privilege_type))
from pg_attribute as a
join pg_class as c on c.oid = a.attrelid
join schemas as n on n.oid = c.relnamespace
cross join aclexplode(a.attacl) as x
where x.grantee = 0
group by n.nspname, c.relname, a.attname
