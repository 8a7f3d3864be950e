-- title: The agent reads a column whose name promises a secret
-- severity: high
-- why: Row-level security hides rows, not columns. A prompt that asks for password hashes or keys of the own tenant gets them,
--   and they end in the model's context.
-- fix: name the column as hidden in tenancy.toml, or: revoke select on <table> from {agent}; grant select (<other columns>) on <table> to {agent};
-- source: splinter 0023; PostgreSQL manual, GRANT, column privileges
select format('%s.%I', r.fq, a.attname), 'its name promises a secret'
from relations as r
join pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
where r.agent_reads
  and exists (select from agent_roles as e where has_column_privilege(e.oid, r.oid, a.attnum, 'select'))
  and a.attname ~* (
    '(^|_)(pass(word|wd|phrase)?|pwd|secret|token|api_?key|private_?key|access_?key|hash|salt|otp|mfa|totp|ssn|tax_id|iban'
    || '|cvv|cvc|card_(number|no)|pan|credential|jwt|session_id|recovery_code|webhook_secret|encryption_key)s?($|_)'
  )
