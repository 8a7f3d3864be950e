-- title: A policy believes a setting that any statement can change
-- severity: critical
-- why: `with x as materialized (select set_config('app.tenant_id', '<another tenant>', true)) select * from x, invoices` is one
--   read-only SELECT, and it reads the other tenant. Only a signed context cannot be forged from SQL.
-- fix: replace current_setting(…) in the policies by (select agent_gateway.tenant_id())
-- source: PostgreSQL manual, 20.16 Customized Options: any role may set them
select distinct p.fq, format('policy %I reads a plain setting by way of %s', p.polname, u.fnoid::regprocedure)
from policies as p
join unsigned as u on u.poloid = p.oid
where p.for_agent and p.polpermissive and not p.read_walled
