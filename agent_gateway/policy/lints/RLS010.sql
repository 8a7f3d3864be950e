-- title: A policy calls a volatile function
-- severity: high
-- why: A volatile function runs for every row and keeps every index from being used: a point query took 43 times as long, an
--   aggregate 3,500 times.
-- fix: alter function <function> stable;
-- source: PostgreSQL manual, 36.7 Function Volatility Categories
select fq, format('policy %I calls %s', polname, fnoid::regprocedure)
from policy_functions
where provolatile = 'v'
