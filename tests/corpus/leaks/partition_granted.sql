-- names: shop.orders_2025
alter table shop.orders_2025 disable row level security;
grant select on shop.orders_2025 to shop_agent;
