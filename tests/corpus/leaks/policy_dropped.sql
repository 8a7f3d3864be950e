-- names: shop.notes
drop policy tenant_wall on shop.notes;
