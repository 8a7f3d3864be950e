-- The same without a row in it, so that nothing shows yet.
-- succeeds: read: no policies apply @ app.notes
create table app.notes (tenant_id uuid, note text);
grant select on app.notes to agent_ro;
