-- names: shop.orgs
drop policy tenant_read on shop.orgs;
