-- A table without row security.
-- succeeds: read: no policies apply @ app.customers
-- succeeds: read: rows without a tenant @ app.customers
-- succeeds: read: rows for a tenant that does not exist @ app.customers
alter table app.customers disable row level security;
