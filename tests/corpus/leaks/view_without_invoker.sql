-- names: shop.totals
create view shop.totals as select o.title, count(*) as orders from shop.orgs as o join shop.orders as r on r.org_id = o.id group by o.title;
grant select on shop.totals to shop_agent;
