-- title: A partition or heir can be read directly and has no row-level security of its own
-- severity: critical
-- why: Policies of the parent apply to queries of the parent only. `select * from events_2026_01` then shows all tenants.
-- fix: revoke all on {object} from public, {agent}; and, where it is no foreign table: alter table {object} enable row level security; alter table {object} force row level security;
-- source: PostgreSQL manual, 5.9 and 5.12 Table Partitioning
select c.fq, format('child of %s', p.fq)
from pg_inherits as i
join relations as c on c.oid = i.inhrelid
join tables as p on p.oid = i.inhparent
where p.relrowsecurity and (c.agent_reads or c.application_uses) and not c.relrowsecurity
