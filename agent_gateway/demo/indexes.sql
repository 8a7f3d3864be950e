-- Keys, indexes and statistics, after the rows are there; each key leads with the tenant.
set local role app_owner;
set local search_path = app, public;

alter table currencies add primary key (code);
alter table tenants add primary key (id), add unique (slug);
alter table users add primary key (tenant_id, id), add unique (tenant_id, email);
alter table customers add primary key (tenant_id, id);
create index customers_name on customers (tenant_id, name);
alter table products add primary key (tenant_id, id), add unique (tenant_id, sku);
alter table invoices add primary key (tenant_id, id), add unique (tenant_id, number);
create index invoices_issued on invoices (tenant_id, issued_on) include (total);
create index invoices_customer on invoices (tenant_id, customer_id);
alter table invoice_lines add primary key (tenant_id, invoice_id, line_no);
create index invoice_lines_product on invoice_lines (tenant_id, product_id);
alter table tickets add primary key (tenant_id, id);
create index tickets_status on tickets (tenant_id, status, created_at);
alter table document_chunks add primary key (tenant_id, id);
reset role;
analyze
  app.currencies, app.tenants, app.users, app.customers, app.products, app.invoices, app.invoice_lines, app.tickets,
  app.document_chunks;
