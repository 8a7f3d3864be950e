-- case: own_joins-001
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: USING shows its column once, and the others move up
select a5 from (tenants join users using (id)) as j(a1, a2, a3, a4, a5)
-- case: own_joins-002
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: so does NATURAL JOIN: the names in common stand first
select a6 from (users natural join (select ''::text as role, id from customers) c) as j(a1, a2, a3, a4, a5, a6)
-- case: own_joins-003
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: a row of a record whose columns are listed
select a5 from (tenants t join jsonb_to_record('{}') as r(id uuid) using (id)) as j(a1, a2, a3, a4, a5)
-- case: own_joins-004
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: a table that is a column counts once
select a7 from ((select users from users) x cross join users) as j(a1, a2, a3, a4, a5, a6, a7)
-- case: own_joins-005
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: rows that are taken out of an array have the columns of their table
select a8 from (unnest((select array_agg(u) from users u)) x join tenants using (id)) as j(a1, a2, a3, a4, a5, a6, a7, a8)
