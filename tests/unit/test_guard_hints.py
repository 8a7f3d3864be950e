"""A hint is the model's next move, made of what this caller may use."""

from __future__ import annotations

import re

import pytest

from agent_gateway import guard
from agent_gateway.types import Catalog, Refused, Relation, RelationColumn, Violation
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


@pytest.mark.parametrize("name", ["inet", "jsonb", "vector", "public.vector", "ticket_status"])
def test_a_type_that_is_called_is_told_as_a_cast(name: str) -> None:
    assert f"`cast(… as {name})`" in _violation(f"select {name}('x')").hint


ODD = guard.allowlist(
    Catalog(
        tuple(
            Relation(schema, name, "table", (RelationColumn("Line Id", "bigint"), RelationColumn("order", "text")))
            for schema, name in (("app", "Invoice Lines"), ("clinic", "patients"))
        ),
        ("app",),
    )
)


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("select 1 from invoice_lines", '"Invoice Lines"'),
        ("select 1 from patients", "clinic.patients"),
        ("with patient as (select 1) select 1 from patien", "patient"),
        ("select 1 from pg_class", 'app."Invoice Lines"'),
        ("select line_id from clinic.patients", '"Line Id"'),
        ("select p.orders from clinic.patients as p", '"order"'),
        ("select x from clinic.patients", '"Line Id"'),
        ('select 1 from clinic.patients join "Invoice Lines" using (line_id)', '"Line Id"'),
        ('select q.x from clinic.patients as "P"', '"P"'),
    ],
)
def test_a_hint_spells_a_name_as_a_statement_has_to(sql: str, named: str) -> None:
    verdict = guard.check(sql, ODD)
    assert isinstance(verdict, Refused)
    assert f"`{named}`" in verdict.violations[0].hint


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


@pytest.mark.parametrize(
    "sql",
    [
        "select * from users",
        "select users from users",
        "select users.* from users",
        "select 1 from users a natural join users",
    ],
)
def test_a_column_that_the_caller_did_not_write_is_not_named(sql):
    assert "password_hash" not in str(guard.check(sql, ALLOWED))
