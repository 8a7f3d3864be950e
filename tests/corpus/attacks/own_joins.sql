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
-- case: own_joins-006
-- must: reject_by_guard
-- expect: guard.system_column
-- why: in a RIGHT JOIN the column of USING is that of the right side, whose record has no such field
select (select ctid from (select (c).* from (select q c from (select 1 ctid) q) a right join (select q c from (select 1 z) q) b using (c)) s) from customers limit 2
-- case: own_joins-007
-- must: reject_by_guard
-- expect: guard.column_unknown
-- why: what the right side's record has no field for is a call of a function
select (c).hash_record from (select q c from (select 1 hash_record) q) a right join (select q c from (select 1 z) q) b using (c)
-- case: own_joins-008
-- must: reject_by_guard
-- expect: guard.column_unknown
-- why: an aggregate is called in the same way
select (c).count from (select q c from (select 1 "count") q) a right join (select q c from (select 1 z) q) b using (c)
-- case: own_joins-009
-- must: reject_by_guard
-- expect: guard.column_unknown
-- why: NATURAL JOIN merges as USING does
select (c).hash_record from (select q c from (select 1 hash_record) q) a natural right join (select q c from (select 1 z) q) b
-- case: own_joins-010
-- must: reject_by_guard
-- expect: guard.column_unknown
-- why: the alias of USING names what is merged
select (j.c).hash_record from (select q c from (select 1 hash_record) q) a right join (select q c from (select 1 z) q) b using (c) as j
-- case: own_joins-011
-- must: reject_by_guard
-- expect: guard.column_unknown
-- why: so does the alias of the join
select (j.c).hash_record from ((select q c from (select 1 hash_record) q) a right join (select q c from (select 1 z) q) b using (c)) as j
-- case: own_joins-012
-- must: reject_by_guard
-- expect: guard.column_unknown
-- why: a star shows what is merged
select (s.c).hash_record from (select * from (select q c from (select 1 hash_record) q) a right join (select q c from (select 1 z) q) b using (c)) s
-- case: own_joins-013
-- must: reject_by_guard
-- expect: guard.column_unknown
-- why: a join within a join merges on its own
select (c).hash_record from (select 1 k) o left join ((select q c from (select 1 hash_record) q) a right join (select q c from (select 1 z) q) b using (c)) on true
-- case: own_joins-014
-- must: reject_by_guard
-- expect: guard.column_unknown
-- why: the outer join merges what the inner one has merged
select (c).hash_record from ((select q c from (select 1 hash_record) q) a left join (select q c from (select 1 z) q) b using (c)) right join (select q c from (select 1 y) q) d using (c)
-- case: own_joins-015
-- must: reject_by_guard
-- expect: guard.column_hidden
-- why: the fields of what is merged are not those of the left side, so that the name is found further out
select (select password_hash from (select (c).* from (select q c from (select 1 password_hash) q) a right join (select q c from (select 1 z) q) b using (c)) s) from users
-- case: own_joins-016
-- must: reject_by_guard
-- expect: guard.field_unknown
-- why: in a FULL JOIN it may be either
select (c).hash_record from (select q c from (select 1 hash_record) q) a full join (select q c from (select 1 z) q) b using (c)
