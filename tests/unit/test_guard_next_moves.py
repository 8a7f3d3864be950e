"""A hint of the guard leads to a statement that passes, and not to the same fault again."""

from __future__ import annotations

import pytest

from agent_gateway import guard
from agent_gateway.types import Refused
from tests import corpus

ALLOWED = guard.allowlist(corpus.catalog())


def hints(sql: str) -> str:
    verdict = guard.check(sql, ALLOWED)
    assert isinstance(verdict, Refused)
    return " ".join(violation.hint for violation in verdict.violations)


@pytest.mark.parametrize(
    ("field", "way"),
    [
        ("tags.length", "`cardinality(tags)`"),
        ("c.tags.size", "`cardinality(c.tags)`"),
        ("tags.first", "`tags[1]`"),
        ("tags.last", "`tags[cardinality(tags)]`"),
    ],
)
def test_a_field_of_an_array_is_told_what_takes_it(field, way):
    assert way in hints(f"select {field} from customers as c")


def test_a_column_that_holds_no_row_is_told_of_none():
    assert "of a row" not in hints("select attrs.source from customers")


@pytest.mark.parametrize(
    ("sql", "way"),
    [
        ("select month from (select date_trunc('month', issued_at) from invoices) s", "`date_trunc(…) as month`"),
        ("select s.month from (select date_trunc('month', issued_at) from invoices) s", "`date_trunc(…) as month`"),
        ("with s as (select sum(total) from invoices) select s.revenue from s", "`sum(…) as revenue`"),
        ("select x.date from (select issued_at::date from invoices) x", "The columns are `issued_at`"),
        ("select s.n from (select count(*) from users union all select 1) s join users on true", "`count(…) as n`"),
    ],
)
def test_what_a_query_in_from_computes_is_told_to_need_an_alias(sql, way):
    assert way in hints(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "select s.nme from (select name, count(*) from customers group by 1) s",
        "select month from (select date_trunc('month', issued_at) from invoices) s (moon)",
        "select date_trunc(day, month) from (select date_trunc('month', issued_at) from invoices) s",
        "select q from (select count(*) from users) as s order by nope.q",
    ],
)
def test_nothing_is_told_to_need_an_alias_where_another_thing_is_meant(sql):
    assert "as month" not in hints(sql)
    assert "as nme" not in hints(sql)


@pytest.mark.parametrize(
    ("sql", "way"),
    [
        ("begin; select 1; commit", "Keep the SELECT alone"),
        ("set search_path = app; select 1", "Keep the SELECT alone"),
        ("select 1; select 2", "one by one"),
        ("begin; commit", "Send one SELECT"),
    ],
)
def test_several_statements_are_told_which_to_send(sql, way):
    assert way in hints(sql)
