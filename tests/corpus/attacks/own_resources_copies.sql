-- case: own_resources_copies-001
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: NOT BETWEEN writes its operand twice as well
select (((((((((((((((((((((((((x not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) not between false and true) from (select now() < now() as x) q
-- case: own_resources_copies-002
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: and NOT BETWEEN SYMMETRIC four times
select ((((((((((((x not between symmetric false and true) not between symmetric false and true) not between symmetric false and true) not between symmetric false and true) not between symmetric false and true) not between symmetric false and true) not between symmetric false and true) not between symmetric false and true) not between symmetric false and true) not between symmetric false and true) not between symmetric false and true) not between symmetric false and true) from (select now() < now() as x) q
-- case: own_resources_copies-003
-- must: reject_by_guard
-- expect: guard.too_deep
-- why: rows are compared one by one
select ((((((((((((((((((((((((((((((((((((x, 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))) from (select now() < now() as x) q
