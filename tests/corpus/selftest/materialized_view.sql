-- Row security knows no materialized views.
-- succeeds: read: no policies apply @ app.totals
-- succeeds: read: rows without a tenant @ app.totals
-- succeeds: read: rows for a tenant that does not exist @ app.totals
create materialized view app.totals as select tenant_id, count(*) from app.invoices group by tenant_id;
grant select on app.totals to agent_ro;
