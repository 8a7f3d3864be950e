-- The login passes every policy.
-- mend: alter role agent_ro nobypassrls
-- succeeds: read: no policies apply
-- succeeds: read: rows without a tenant
-- succeeds: read: rows for a tenant that does not exist
alter role agent_ro bypassrls;
