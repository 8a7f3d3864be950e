-- title: An event trigger runs on everybody's DDL
-- severity: info
-- why: It runs for a migration of the most trusted role too; whoever owns its function can switch protections off on the way.
-- fix: read its function; where nobody needs it: drop event trigger {object};
-- source: PostgreSQL manual, 38 Event Triggers
select e.evtname, format('%s calls %s, owner %s, enabled %s', e.evtevent, e.evtfoid::regprocedure, e.evtowner::regrole, e.evtenabled)
from pg_event_trigger as e
