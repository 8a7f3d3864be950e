"""What the guard tells about a verdict: the verdict itself, who said what, and both readings."""

from __future__ import annotations

import pytest
import sqlglot

from agent_gateway import guard
from agent_gateway.types import Approved, Explanation
from tests import corpus

ALLOWED = guard.allowlist(corpus.catalog(), allow_functions=("app.risk_score",))
_DEEP = "select " + "(" * 200 + "1" + ")" * 200


def _explained(sql: str) -> Explanation:
    return guard.explain(sql, ALLOWED)


def _said(sql: str) -> dict[str, tuple[str, ...] | str]:
    """Every judge with its codes, or what became of it."""
    return {step.judge: step.codes or step.outcome for step in _explained(sql).steps}


@pytest.mark.parametrize("case", [*corpus.benign()[::7], *corpus.attacks()[::7]], ids=lambda case: case.id)
def test_an_explanation_has_the_verdict_of_the_check(case: corpus.Benign | corpus.Attack) -> None:
    explained, verdict = _explained(case.sql), guard.check(case.sql, ALLOWED)
    if isinstance(verdict, Approved):
        told = (explained.statement, explained.relations, explained.functions, explained.violations)
        assert told == (verdict.statement, verdict.relations, verdict.functions, ())
    else:
        assert (explained.verdict, explained.statement, explained.violations) == ("refused", "", verdict.violations)
    assert explained.fingerprint == guard.fingerprint(case.sql, ALLOWED)


@pytest.mark.parametrize("case", corpus.attacks()[::7], ids=lambda case: case.id)
def test_every_violation_was_found_by_a_judge(case: corpus.Attack) -> None:
    explained = _explained(case.sql)
    found = {code for step in explained.steps for code in step.codes}
    assert found == {violation.code for violation in explained.violations}


@pytest.mark.parametrize("query", corpus.benign()[::3], ids=lambda query: query.id)
def test_both_readings_of_an_honest_query_are_shown(query: corpus.Benign) -> None:
    first, second = _explained(query.sql).readings
    assert (first.fault, second.fault, first.kinds, first.ctes) == ("", "", second.kinds, second.ctes)


@pytest.mark.parametrize(
    ("sql", "judge", "codes"),
    [
        ("select 1 \x00", "characters", ("guard.characters",)),
        (_DEEP, "nesting", ("guard.too_deep",)),
        ("selec 1", "libpg_query", ("guard.syntax",)),
        ("show all", "libpg_query", ("guard.not_a_query",)),
        ("select 1; select 2", "libpg_query", ("guard.many_statements",)),
        ("select pg_sleep(1)", "rules", ("guard.function_denied",)),
        ("with x as (delete from t) select 1", "rules", ("guard.write",)),
        ("select 1 from " + ", ".join(["customers"] * 50), "limits", ("guard.too_many_joins",)),
        ("select password_hash from users", "names", ("guard.column_hidden",)),
        ("select repeat('x', 1000000000)", "constants", ("guard.value_too_large",)),
    ],
)
def test_it_is_told_which_judge_refused(sql: str, judge: str, codes: tuple[str, ...]) -> None:
    assert _said(sql)[judge] == codes


@pytest.mark.parametrize(
    ("sql", "passed"),
    [
        ("selec 1", 2),
        ("select " + ", ".join(["*"] * 300) + " from customers", 5),  # what columns are worth would take seconds
    ],
)
def test_who_comes_after_a_refusal_was_not_asked(sql: str, passed: int) -> None:
    outcomes = [step.outcome for step in _explained(sql).steps]
    assert outcomes == [*["passed"] * passed, "refused", *["not asked"] * (7 - passed)]


def test_both_parsers_are_shown_side_by_side() -> None:
    sql = (
        "with w as (select id, upper(name) n from app.customers where name like 'A%') "
        "select w.n, total::numeric(10, 2) from w join invoices i on i.customer_id = w.id and total + 1 > 5 limit 3"
    )
    for reading in _explained(sql).readings:
        assert (reading.kinds, reading.ctes) == (("SELECT",), ("w",))
        assert reading.relations == ("app.customers", "invoices", "w")
        assert reading.columns == ("i.customer_id", "id", "name", "total", "w.id", "w.n")
        assert (reading.functions, reading.operators) == (("upper",), ("+", "=", ">", "AND", "LIKE"))
        assert reading.clauses == ("FROM", "LIMIT", "WHERE", "WITH")


def test_what_may_not_stand_in_a_statement_is_shown_all_the_same() -> None:
    sql = "with x as (delete from invoices where lo_get(1) is null returning 1) select 1 from x"
    first = _explained(sql).readings[0]
    assert (first.relations, first.functions) == (("invoices", "x"), ("lo_get",))


@pytest.mark.parametrize("sql", [_DEEP, "show all", "select 1; drop table x", "select " + "+".join("1" * 190)])
def test_what_is_no_query_or_too_deep_is_not_shown_to_the_second_parser(sql: str) -> None:
    judges = [reading.judge for reading in _explained(sql).readings]
    assert "sqlglot" not in judges or _explained(sql).verdict == "approved"


def test_a_difference_between_the_parsers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agent_gateway.guard.second.parse", lambda _: sqlglot.parse("select 1 from other"))
    assert _said("select name from customers")["sqlglot"] == ("guard.parsers_disagree",)
