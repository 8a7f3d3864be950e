-- title: The agent reads a column or a relation that the declaration hides
-- severity: high
-- why: A grant on the whole table covers every column, also one that was hidden before; the declaration then says something that
--   is not so.
-- fix: run the kit again, or: revoke select on <table> from public, {agent}; grant select (<other columns>) on <table> to {agent};
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
