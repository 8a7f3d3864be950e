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
        ("select id from customers intersect select id from invoices", ["INTERSECT"]),
        ("select id from customers intersect all select id from invoices", ["INTERSECT"]),
        ("select 1 union (select 2 intersect select 3)", ["INTERSECT"]),
        ("with a as (select 1 intersect select 1) select * from a", ["INTERSECT"]),
        ("select id from customers tablesample system (5) intersect select 1", ["TABLESAMPLE", "INTERSECT"]),
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
