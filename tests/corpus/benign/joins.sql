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
