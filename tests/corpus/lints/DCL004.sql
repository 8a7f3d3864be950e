-- object: app.currencies
-- also: TEN001 app.currencies
-- also: TEN002 app.currencies
-- also: TEN003 app.invoices
-- also: TEN004 app.currencies
-- also: TEN007 app.currencies
-- break
alter table app.currencies add column tenant_id uuid;
-- mend
alter table app.currencies drop column tenant_id;
