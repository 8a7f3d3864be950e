-- title: PUBLIC may call a function of the product
-- severity: medium
-- why: PostgreSQL grants this by default. The agent can call it in a SELECT, and a function may do anything its text says.
-- fix: revoke execute on routine {object} from public;
-- source: PostgreSQL manual, 5.8 Privileges, default PUBLIC privileges; splinter 0028
select signature, 'PUBLIC may call it'
from functions
where public_calls and prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
