-- title: A trigger is switched off, or its function is a security definer without a search_path
-- severity: high
-- why: A switched-off trigger no longer keeps the audit append-only, or whatever it was for. A definer function without a path
--   runs what the caller planted, with the owner's rights, at each write.
-- fix: alter table {object} enable always trigger <trigger>; alter function <function> set search_path = pg_catalog, pg_temp;
-- source: PostgreSQL manual, ALTER TABLE, DISABLE TRIGGER
select r.fq, format('trigger %I (enabled %s) calls %s', t.tgname, t.tgenabled, t.tgfoid::regprocedure)
from pg_trigger as t
join relations as r on r.oid = t.tgrelid
join pg_proc as p on p.oid = t.tgfoid
where not t.tgisinternal and (
  t.tgenabled = 'D'
  or (p.prosecdef and not exists (select from unnest(p.proconfig) as c (setting) where c.setting like 'search\_path=%'))
)
