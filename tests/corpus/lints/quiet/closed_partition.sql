-- A new partition behind its own row-level security, which nobody may read directly.
set local role app_owner;
create table app.events_2026_07 partition of app.events for values from ('2026-07-01 00:00+00') to ('2026-08-01 00:00+00');
alter table app.events_2026_07 enable row level security;
alter table app.events_2026_07 force row level security;
reset role;
