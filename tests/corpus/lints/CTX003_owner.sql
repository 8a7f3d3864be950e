-- object: agent_gateway.tenant_id()
-- also: RLS013 app.audit_log
-- also: RLS013 app.customers
-- also: RLS013 app.document_chunks
-- also: RLS013 app.events
-- also: RLS013 app.invoice_lines
-- also: RLS013 app.invoices
-- also: RLS013 app.notes
-- also: RLS013 app.products
-- also: RLS013 app.tenants
-- also: RLS013 app.tickets
-- also: RLS013 app.users
-- also: ROL004 pg_proc function agent_gateway.tenant_id()
-- break
alter function agent_gateway.tenant_id() owner to app_rw;
-- mend
alter function agent_gateway.tenant_id() owner to gw_owner;
