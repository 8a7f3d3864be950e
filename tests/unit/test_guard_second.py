"""The second judge: it reads what PostgreSQL reads, and says so where it reads something else."""

from __future__ import annotations

import pytest

from agent_gateway.guard import second, tree
from agent_gateway.guard.findings import Findings
from tests import corpus

_RARE = [
    line
    for line in (corpus.FOLDER / "names" / "syntax.sql").read_text("utf-8").splitlines()
    if not line.startswith("-- ")
]


def _codes(first: str, then: str) -> set[str]:
    """What the second judge finds when it is given one text, and the first judge's reading of another."""
    findings = Findings()
    second.judge(then, tree.shape(tree.parse(first.encode())[0]["stmt"]), findings)
    return {violation.code for violation in findings.violations()}


@pytest.mark.parametrize("sql", _RARE)
def test_rare_syntax_is_read_alike(sql: str) -> None:
    assert _codes(sql, sql) == set()


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("select 1 from a", "select 1 from b"),
        ("select 1 from a", "select 1 from s.a"),
        ("select 1 from a", 'select 1 from "A"'),
        ("select 1 from a", "select 1 from a, b"),
        ("select f(1)", "select g(1)"),
        ("select f(1)", "select f(1), f(1)"),
        ("select f(1)", "select 1"),
        ("select 'f(1)'", "select 'f', f(1)"),
        ("select 1 -- , f(1)", "select 1 , f(1)"),
        ("with a as (select 1) select 1", "with b as (select 1) select 1"),
        ("select a::int from t", "select a::text from t"),
        ("select a::int from t", "select a::regclass from t"),
        ("select a from t", "select a::text from t"),
        ("select substring(a from 1)", "select overlay(a placing b from 1)"),
        ("select 1", "select 1; select 2"),
        ("select 1", "delete from a"),
        ("select 1", "show all"),
        ("select 1", "select 1 into b"),
        ("select 1", "select 1 for update"),
        ("select 1 from a", "with x as (delete from a returning 1) select 1 from a"),
        ("select 1", "select $1"),
        ("select 1", "select (1"),
        ("select json_array(f(1) null on null)", "select json_array(1 null on null)"),
        ("select * from json_table('1', '$' columns (a int))", "select * from json_table('1', '$' columns (a text))"),
        ("select array[f(1)]", "select array[1]"),
        ("select 1 <+> f(2)", "select 1 <+> 2"),
        ("select 1 from a where b", "select 1 from a"),
        ("select count(*) filter (where b) from a", "select count(*) from a where b"),
        ("select 1 from a group by b", "select 1 from a"),
        ("select 1 from a limit 1", "select 1 from a offset 1"),
        ("select 1 union select 2", "select 1"),
    ],
)
def test_another_reading_is_a_disagreement(first: str, then: str) -> None:
    assert _codes(first, then) == {"guard.parsers_disagree"}
