-- title: A publication sends tenants' rows out without a filter
-- severity: medium
-- why: Logical replication obeys no policy: a subscriber gets every tenant's rows.
-- fix: alter publication {object} set table <table> where (<condition>); and keep REPLICATION to the roles that need it
-- source: PostgreSQL manual, 29.4 Row Filters, and 29.11 Security
select p.pubname, case when p.puballtables then 'for all tables' else string_agg(t.fq, ', ' order by t.fq) end
from pg_publication as p
left join pg_publication_rel as r on r.prpubid = p.oid
left join tables as t on t.oid = r.prrelid
where p.puballtables or (t.tenant_attnum is not null and r.prqual is null)
group by p.pubname, p.puballtables
