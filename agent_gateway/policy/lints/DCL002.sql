-- title: The agent reads a column or a relation that the declaration hides
-- severity: high
-- why: A grant on the whole table covers every column, also one that was hidden before; the declaration then says something that
--   is not so. A generated column shows what it is made from.
-- fix: run the kit again, or: revoke select on <table> from public, {agent}; grant select (<other columns>) on <table> to {agent}; declare a generated column hidden too, or waive it where it tells nothing
-- source: PostgreSQL manual, GRANT: a table-level grant is not affected by a column-level revoke
select format('%s.%I', r.fq, a.attname), 'declared hidden, readable'
from declared as d
join relations as r on r.nspname = d.nspname and r.relname = d.relname
join pg_attribute as a on a.attrelid = r.oid and a.attname = any (d.hidden) and a.attnum > 0 and not a.attisdropped
where r.agent_reads and exists (select from agent_roles as e where has_column_privilege(e.oid, r.oid, a.attnum, 'select'))
union all
select r.fq, 'declared hidden, readable'
from declared as d
join relations as r on r.nspname = d.nspname and r.relname = d.relname
where d.kind = 'hidden' and r.agent_reads
union all
-- whoever reads a generated column needs no right on those that it is made from
select distinct format('%s.%I', r.fq, a.attname), format('generated from %I, which is declared hidden', h.attname)
from declared as d
join relations as r on r.nspname = d.nspname and r.relname = d.relname
join pg_attribute as h on h.attrelid = r.oid and h.attname = any (d.hidden) and h.attnum > 0 and not h.attisdropped
join pg_depend as p on p.refclassid = 'pg_class'::regclass and p.refobjid = r.oid and p.refobjsubid = h.attnum
left join pg_attrdef as x on p.classid = 'pg_attrdef'::regclass and x.oid = p.objid and x.adrelid = r.oid
join pg_attribute as a on a.attrelid = r.oid and a.attgenerated <> '' and a.attname <> all (d.hidden)
  and a.attnum = coalesce(x.adnum, case when p.classid = 'pg_class'::regclass and p.objid = r.oid then p.objsubid end)
where r.agent_reads and exists (select from agent_roles as e where has_column_privilege(e.oid, r.oid, a.attnum, 'select'))
