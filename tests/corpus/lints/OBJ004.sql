-- object: app.events_2026_01
-- also: RLS001 app.events_2026_01
-- also: DCL003 app.events_2026_01
-- break
alter table app.events_2026_01 disable row level security;
grant select on app.events_2026_01 to agent_ro;
-- mend
alter table app.events_2026_01 enable row level security;
revoke select on app.events_2026_01 from agent_ro;
