-- names: shop.sizes
create view shop.sizes as select count(*) as orders, sum(amount) as amount from shop.orders;
grant select on shop.sizes to shop_agent;
