"""Where plans are stable, the guard refuses what no plan makes stable, wherever it stands."""

import pytest

from agent_gateway import guard
from agent_gateway.types import Refused
from tests import corpus

DEFAULT, STABLE = (guard.allowlist(corpus.catalog(), stable_plans=stable) for stable in (False, True))


@pytest.mark.parametrize(
    ("sql", "fragments"),
    [
        ("select id from customers tablesample bernoulli (5)", ["TABLESAMPLE"]),
        ("select id from customers tablesample system (5) repeatable (1)", ["TABLESAMPLE"]),
        ("select 1 where exists (select from customers tablesample bernoulli (5))", ["TABLESAMPLE"]),
        ("select country from customers intersect select 'DE'", ["INTERSECT"]),
        ("select id from customers intersect all select id * 1.0 from invoices", ["INTERSECT"]),
        ("select id from customers intersect select 1.0", ["INTERSECT"]),
        ("select total from invoices intersect select total from invoices", ["INTERSECT"]),
        ("select 1 union (select id * 2 from customers intersect select 3)", ["INTERSECT"]),
        ("with a as (select id + 0 from users intersect select 1) select * from a", ["INTERSECT"]),
        ("with a as (select 1.0 as id) select id from a intersect select id from users", ["INTERSECT"]),
        ("(with a as (select 1) select id from users) intersect select id from users", ["INTERSECT"]),
        ("select id from (select 1.0 as id) as s intersect select id from users", ["INTERSECT"]),
        ("select id from invoices as i (a, b, id) intersect select id from users", ["INTERSECT"]),
        ("select * from currencies intersect select * from currencies", ["INTERSECT"]),
        ("select c.* from customers as c intersect select c.* from customers as c", ["INTERSECT"]),
        (
            "select (select s.id from users intersect select u.id from users as u) from (select 1.0 as id) as s",
            ["INTERSECT"],
        ),
        ("select (select usd_rate from users intersect select usd_rate from users) from currencies", ["INTERSECT"]),
        ("select id from users, lateral (select 1.0 as n) as s intersect select id from users", ["INTERSECT"]),
        ("select id from (users cross join tickets) as j (id) intersect select id from users", ["INTERSECT"]),
        ("(select id from users union select 1.0) intersect select id from users", ["INTERSECT"]),
        ("select id from customers tablesample system (5) intersect select 1", ["TABLESAMPLE", "INTERSECT"]),
        ("select id from customers intersect select id from invoices", []),
        (
            "select u.id, due_at from users as u join invoices using (tenant_id) intersect select id, id from tickets",
            [],
        ),
        ("select customer_id from invoices intersect all (select id from customers except select id from users)", []),
        ("select 1 union (select 2 intersect select 3)", []),
        ("select country from customers except select 'DE' intersect select 'US'", []),
        ("select id from customers except select id from invoices", []),
        ("select id from customers where random() < 0.1", []),
        ("select distinct id from customers where id in (select id from invoices)", []),
    ],
)
def test_samples_and_intersect_are_refused_in_that_mode_only(sql, fragments):
    assert not isinstance(guard.check(sql, DEFAULT), Refused)
    verdict = guard.check(sql, STABLE)
    violations = verdict.violations if isinstance(verdict, Refused) else ()
    assert [(v.code, v.fragment) for v in violations] == [("guard.unstable_rows", part) for part in fragments]
