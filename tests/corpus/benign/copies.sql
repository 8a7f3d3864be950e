-- case: copies-001
-- rows: 1
select ((((((((((((x in (true, false)) in (true, false)) in (true, false)) in (true, false)) in (true, false)) in (true, false)) in (true, false)) in (true, false)) in (true, false)) in (true, false)) in (true, false)) in (true, false)) from (select now() < now() as x) q
-- case: copies-002
-- rows: 1
select ((((((x, 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))), 1) in ((true, 1), (false, 2))) from (select now() < now() as x) q
-- case: copies-003
-- rows: 1
select ((((x not between symmetric false and true) not between symmetric false and true) not between symmetric false and true) not between symmetric false and true) from (select now() < now() as x) q
