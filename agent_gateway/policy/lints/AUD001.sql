-- title: The audit table can be changed
-- severity: critical
-- why: A record that a role may update, delete or truncate proves nothing about that role.
-- fix: revoke update, delete, truncate on {object} from public, {application}; and put triggers on it, enabled always, that refuse all three
-- source: PostgreSQL manual, ALTER TABLE, ENABLE ALWAYS TRIGGER
select format('%I.%I', d.nspname, d.relname), 'missing'
from declared as d
where d.kind = 'audit'
  and not exists (select from tables as t where t.nspname = d.nspname and t.relname = d.relname)
union all
select t.fq, 'may be changed by ' || string_agg(r.rolname, ', ' order by r.rolname)
from declared as d
join tables as t on t.nspname = d.nspname and t.relname = d.relname
join pg_roles as r on not r.rolsuper and r.oid <> t.relowner and r.rolname !~ '^pg_'
where d.kind = 'audit' and has_table_privilege(r.oid, t.oid, 'update, delete, truncate')
  and not pg_has_role(r.oid, t.relowner, 'member')
group by t.fq
union all
select t.fq, 'no triggers before update, delete and truncate that refuse'
from declared as d
join tables as t on t.nspname = d.nspname and t.relname = d.relname
where d.kind = 'audit' and (
  -- bits of tgtype: 2 before, 8 delete, 16 update, 32 truncate
  select coalesce(bit_or(g.tgtype::integer), 0) from pg_trigger as g
  where g.tgrelid = t.oid and not g.tgisinternal and g.tgenabled in ('O', 'A') and g.tgtype & 2 = 2
) & 56 <> 56
