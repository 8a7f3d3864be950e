-- case: joins-001
-- rows: 4
select a4 from (tenants join currencies on true) as j(a1, a2, a3, a4) limit 4
-- case: joins-002
-- rows: 0
select a4 from (tenants join users using (id)) as j(a1, a2, a3, a4)
-- case: joins-003
-- rows: 0
select a9 from (users natural join tenants) as j(a1, a2, a3, a4, a5, a6, a7, a8, a9)
-- case: joins-004
-- rows: 0
select a6 from (tenants t join jsonb_to_record('{}') as r(id uuid) using (id)) as j(a1, a2, a3, a4, a5, a6)
-- case: joins-005
-- rows: 1
select (c).z from (select q c from (select 1 y) q) a right join (select q c from (select 1 z) q) b using (c)
-- case: joins-006
-- rows: 1
select (c).y from (select q c from (select 1 y) q) a left join (select q c from (select 1 z) q) b using (c)
-- case: joins-007
-- rows: 1
select (a.c).y from (select q c from (select 1 y) q) a right join (select q c from (select 1 y) q) b using (c)
-- case: joins-008
-- rows: 3
select (c).name from (select c from customers c) a full join (select c from customers c) b using (c) limit 3
-- case: joins-009
-- rows: 3
select id, a.name, b.name from customers a right join customers b using (id) order by id limit 3
-- case: joins-010
-- rows: 3
select name, id from customers c left join lateral (select c.id, 1 z) l using (id) order by id limit 3
-- case: joins-011
-- rows: 3
select (coalesce(c, null)).name from customers c limit 3
-- case: joins-012
-- rows: 3
select (case when c.name is null then null else c end).name from customers c limit 3
-- case: joins-013
-- rows: 3
select (s.c).name from (select c from customers c union all select d from customers d union all select null) s limit 3
-- case: joins-014
-- rows: 3
select (v.c).name from customers d, lateral (values (d), (null)) v(c) limit 3
-- case: joins-015
-- rows: 3
select (lag(c, 1, c) over (order by id)).name from customers c limit 3
-- case: joins-016
-- rows: 1
select (array_agg(c))[1].name from customers c
-- case: joins-017
-- rows: 1
select * from current_schema
