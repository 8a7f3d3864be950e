-- Foreign keys, before the walls: a check of existing rows would not see behind them.
set local role app_owner;
set local search_path = app, public;

alter table users
  add foreign key (tenant_id) references tenants (id),
  add foreign key (tenant_id, manager_id) references users (tenant_id, id);
alter table customers add foreign key (tenant_id) references tenants (id);
alter table products add foreign key (tenant_id) references tenants (id);
alter table invoices
  add foreign key (tenant_id) references tenants (id),
  add foreign key (tenant_id, customer_id) references customers (tenant_id, id),
  add foreign key (currency) references currencies (code);
alter table invoice_lines
  add foreign key (tenant_id, invoice_id) references invoices (tenant_id, id),
  add foreign key (tenant_id, product_id) references products (tenant_id, id);
alter table tickets
  add foreign key (tenant_id) references tenants (id),
  add foreign key (tenant_id, customer_id) references customers (tenant_id, id),
  add foreign key (tenant_id, assignee_id) references users (tenant_id, id);
alter table events add foreign key (tenant_id, user_id) references users (tenant_id, id);
alter table document_chunks add foreign key (tenant_id) references tenants (id);
reset role;
drop schema loading cascade;
