"""A hint of the guard leads to a statement that passes, and not to the same fault again."""

from __future__ import annotations

import re

import pytest

from agent_gateway import guard
from agent_gateway.types import Approved, Refused
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


@pytest.mark.parametrize(
    ("sql", "way"),
    [
        ("select * from table(generator(rowcount => 10))", "from generate_series(1, 10)"),
        ("select jsonb_build_object('a': 1)", "parted by commas"),
        ("select count(* from customers", "not closed"),
        ("select attrs -> 'flags'[0] from customers", "x -> 'flags' -> 0"),
        ("select array_agg(name order by name limit 3) from customers", "[1:3]"),
        ("select array_agg(name ignore nulls) from customers", "filter (where x is not null)"),
        ("select array_agg(lower(name) order by name ignore nulls) from customers", "filter (where x is not null)"),
        ("select last_value(total ignore nulls) over () from invoices", "Window functions"),
        ("select 1 from customers c, unnest(c.tags) as t with offset", "with ordinality as t(tag, n)"),
        ("select 1 from customers c, unnest(c.tags) as t with ordinality", "before the alias"),
        ("select sum(total filter (where status = 'paid')) from invoices", "`sum(total) filter (where …)`"),
        ("select count(*) from invoices group by cube currency, status", "take brackets"),
        ("select count(*) from invoices group by rollup currency", "take brackets"),
        ("select name from customers where name glob 'A*'", "like 'A%'"),
        ("from customers select name", "SELECT stands before FROM"),
        ("select * from invoices order by order", '"order"'),
        ("select * from invoices where order = 5", '"order"'),
        ("select * from invoices where issued_at > #2026-01-01#", "without `#`"),
        ("select * from invoices where issued_at > date 2026-01-01", "date '2026-01-31'"),
        ("select extract('month', issued_at) from invoices", "extract(year from x)"),
        ("select sum(total) over (order by id rows between 3 preceding) from invoices", "and current row"),
        ("select count(distinct *) from invoices", "count(distinct id)"),
        ("select case status when = 'paid' then 1 end from invoices", "case x when 'a'"),
        ("select rank() over (total desc) from invoices", "over (order by total desc)"),
    ],
)
def test_a_slip_of_syntax_is_told_what_to_write(sql, way):
    assert way in hints(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "select t.tag, t.n from customers cross join lateral unnest(tags) with ordinality as t(tag, n)",
        "select (array_agg(name order by name))[1:3], array_agg(name) filter (where name is not null) from customers",
        "select attrs -> 'flags' -> 0, jsonb_build_object('a', 1), json_build_object('id', id) from customers",
        "select currency, status, grouping(status) from invoices group by rollup (status, currency)",
        "select sum(total) over (order by id rows between 3 preceding and current row) from invoices",
        "select name from customers where name like 'A%' and created_at > timestamptz '2026-01-31'",
        "select md5(name), hashtext(name), array_position(array['a', 'b'], country::text) from customers",
        "select date_bin(interval '15 minutes', created_at, timestamptz '2026-01-01') from customers",
        "select extract(epoch from created_at) * 1000, to_timestamp(5 / 1000.0) from customers",
        "select regexp_instr(name, 'a'), format('%s', id), initcap(name), attrs #>> '{a,b}' from customers",
        "select to_char(5, 'FM999,990.00'), make_date(2026, 1, 31), n from generate_series(0, 9) as n",
        "select translate(name, 'éèü', 'eeu'), log(2, 8::numeric) from customers",
    ],
)
def test_what_these_hints_tell_to_write_is_approved(sql):
    assert isinstance(guard.check(sql, ALLOWED), Approved)


@pytest.mark.parametrize("name", ["title_", "daterangee", "printx"])
def test_a_misspelt_function_has_its_first_letter_right(name):
    told = re.findall(r"`(\w+)`", hints(f"select {name}(1)"))
    assert [near for near in told if near[0] != name[0]] == []
