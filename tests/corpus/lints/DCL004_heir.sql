-- object: app.currencies
-- given
set local role app_owner;
create table app.rates (like app.currencies, tenant_id uuid not null references app.tenants, primary key (tenant_id, code));
alter table app.rates enable row level security;
alter table app.rates force row level security;
reset role;
-- break
alter table app.rates inherit app.currencies;
-- mend
alter table app.rates no inherit app.currencies;
