-- title: A table has a rewrite rule
-- severity: medium
-- why: What a rule does is checked with the rights of the table's owner, so a harmless statement may do something else with
--   more rights.
-- fix: drop rule <rule> on {object}; and use a trigger
-- source: PostgreSQL manual, 39.5 Rules and Privileges
select r.fq, format('rule %I', w.rulename)
from pg_rewrite as w
join relations as r on r.oid = w.ev_class
where w.rulename <> '_RETURN'
