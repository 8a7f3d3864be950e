"""A hint is the model's next move, made of what this caller may use."""

from __future__ import annotations

import re

import pytest

from agent_gateway import guard
from agent_gateway.types import Refused, Violation
from tests import corpus

ALLOWED = guard.allowlist(corpus.catalog())


def _violation(sql: str) -> Violation:
    verdict = guard.check(sql, ALLOWED)
    assert isinstance(verdict, Refused)
    return verdict.violations[0]


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("select uper(name) from customers", "upper"),
        ("select nam from customers", "name"),
        ("select c.nam from customers c", "name"),
        ("select * from customer", "customers"),
        ("select * from pg_class", "app.customers"),
        ("select * from users", "full_name"),
        ("select 1 from customers join invoices using (tenant_idd)", "tenant_id"),
    ],
)
def test_a_hint_names_what_is_near(sql: str, named: str) -> None:
    assert f"`{named}`" in _violation(sql).hint


@pytest.mark.parametrize("sql", ["select * from users", "select password_has from users", "select api_ke from tenants"])
def test_a_hint_never_names_what_is_hidden(sql: str) -> None:
    assert not {"password_hash", "api_key"} & set(re.findall(r"\w+", _violation(sql).hint))


def test_a_write_is_told_that_the_tool_reads() -> None:
    assert "INSERT" in _violation("insert into customers values (1)").hint


@pytest.mark.parametrize("attack", [a for a in corpus.attacks() if a.expect], ids=lambda attack: attack.id)
def test_every_violation_says_what_happened_and_what_to_do(attack: corpus.Attack) -> None:
    verdict = guard.check(attack.sql, ALLOWED)
    assert isinstance(verdict, Refused)
    assert all(
        v.message and v.hint and v.code.startswith("guard.") and 0 < len(v.fragment) <= 80 for v in verdict.violations
    )


@pytest.mark.parametrize("sql", ["select * from users", "select users from users", "select users.* from users"])
def test_a_column_that_the_caller_did_not_write_is_not_named(sql):
    assert "password_hash" not in str(guard.check(sql, ALLOWED))
