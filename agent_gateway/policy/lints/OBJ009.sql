-- title: The agent reads what promises a secret by its name
-- severity: high
-- why: Row-level security hides rows, not columns. A prompt that asks for password hashes or keys of the own tenant gets them,
--   and they end in the model's context. In a table such as `api_keys` the secret may be called `value`.
-- fix: name the column or the table as hidden in tenancy.toml (a table of which some columns are hidden was decided on), or: revoke select on <table> from {agent}; grant select (<other columns>) on <table> to {agent};
-- source: splinter 0023; PostgreSQL manual, GRANT, column privileges
select format('%s.%I', r.fq, a.attname), 'its name promises a secret'
from relations as r
join pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
join pg_type as t on t.oid = a.atttypid
cross join lateral jsonb_to_record($1::jsonb -> 'secret_names') as s ("column" text, number text, word_end text)
where r.agent_reads
  -- truth values, times and enums say something about a secret; numbers count tokens, say
  and t.typcategory not in ('B', 'D', 'T', 'E')
  and regexp_replace(a.attname, s.word_end, '\1_\2', 'g') ~* case t.typcategory when 'N' then s.number else s."column" end
  and exists (select from agent_roles as e where has_column_privilege(e.oid, r.oid, a.attnum, 'select'))
union all
select r.fq, 'its name promises a secret in each row'
from relations as r
cross join lateral jsonb_to_record($1::jsonb -> 'secret_names') as s ("table" text, word_end text)
where r.agent_reads and r.relkind in ('r', 'p', 'f')
  and regexp_replace(r.relname, s.word_end, '\1_\2', 'g') ~* s."table"
  and not exists (
    select from declared as d where d.nspname = r.nspname and d.relname = r.relname and d.hidden <> '{}'
  )
