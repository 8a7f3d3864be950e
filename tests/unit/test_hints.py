"""Hints are made of the caller's own text and catalog: nothing else gets in, whatever PostgreSQL said."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from agent_gateway.errors import ERRORS, GatewayError, StatementInvalid, TooExpensive
from agent_gateway.hints import _OF_THE_RUN, _OF_THE_TEXT, Adviser
from agent_gateway.hints.lists import entries, lines
from agent_gateway.hints.results import ANOTHER_TENANT, NOT_FOUND
from agent_gateway.hints.words import passed_on
from agent_gateway.types import Approved, Claim, ResultSet, Said, Truncation
from tests import corpus

CATALOG = corpus.catalog()
CLAIM = Claim("ada", "11111111-1111-4111-8111-111111111111", "viewer")
OTHER = "22222222-2222-4222-8222-222222222222"
NOTHING = ResultSet((), [], (), 0.1, "r", 0)
COLUMNS = [column for relation in CATALOG.relations for column in relation.columns]
HIDDEN = {c.name for c in COLUMNS if not c.readable} - {c.name for c in COLUMNS if c.readable}


def adviser(sql: str, catalog=CATALOG) -> Adviser:
    return Adviser(Approved(sql, sql), catalog, ("tenant_id",))


def mended(sql: str, state: str, at: str = "", words: str = "") -> GatewayError:
    said = Said(state, words, sql.index(at) if at else None)
    return adviser(sql).mended(StatementInvalid(said=said))


def hint(sql: str, result: ResultSet = NOTHING, empty: tuple[str, ...] = ()) -> str:
    return adviser(sql).explained(result, CLAIM, empty).hint or ""


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def about(text: str) -> set[str]:
    """What stands in backquotes."""
    return set(text.split("`")[1::2])


def test_a_column_of_a_subquery_is_found_by_its_name_there():
    sql = "select s.wide from (select name as wid, id from app.customers) as s"
    assert "wid" in about(mended(sql, "42703", "s.wide").hint)


def test_a_column_of_a_with_query_is_found_under_its_new_name():
    sql = "with w (wid) as (select name from app.customers) select nam from w"
    assert about(mended(sql, "42703", "nam from w").hint) == {"wid"}


def test_a_column_of_another_table_names_that_table():
    assert "products" in about(mended("select sku from customers", "42703", "sku").hint)


def test_a_place_is_counted_in_characters():
    assert mended("select 'é€', nam from app.customers", "42703", "nam").message.endswith("`nam`.")


@pytest.mark.parametrize(
    ("sql", "state", "at", "words", "way"),
    [
        ("select json_value(attrs, 'nps') from customers", "42601", "'nps'", "", "'$.key'"),
        ("select embedding <=> 'x' from document_chunks", "22P02", "'x'", "", "'[0.1, 0.2]'"),
        ("select 1 from customers where name like 'A%' or 'B%'", "22P02", "'B%'", "", "join whole conditions"),
        (
            *("select date_trunc('month', issued_at) from invoices group by total", "42803", "issued_at"),
            *('column "invoices.issued_at" must appear in the GROUP BY clause', "or the expression that it stands in"),
        ),
        (
            *("select embedding <=> array[1] from document_chunks", "42883", "<=>"),
            *("operator does not exist: vector <=> integer[]", "'[0.1, 0.2]'"),
        ),
    ],
)
def test_a_path_and_a_vector_are_told_how_they_are_written(sql, state, at, words, way):
    assert way in mended(sql, state, at, words).hint


@pytest.mark.parametrize(
    ("sql", "state", "at", "words", "way"),
    [
        (
            "select qty || line_no from invoice_lines",
            "42883",
            "||",
            "operator does not exist: integer || integer",
            "a::text ||",
        ),
        (
            "select tags || 1 from customers",
            "42883",
            "||",
            "operator does not exist: text[] || integer",
            "tags || array[",
        ),
        ("select attrs || 1 from customers", "42883", "||", "operator does not exist: jsonb || integer", "to_jsonb(y)"),
        ("select name % 'a' from customers", "42883", "%", "operator does not exist: text % unknown", "ilike"),
        (
            "select total like '1%' from invoices",
            "42883",
            "like",
            "operator does not exist: numeric ~~ unknown",
            "x::text like",
        ),
        ("select array_agg(name, ',') from customers", "42883", "array_agg", "", "string_agg(x, ', ')"),
        ("select 'a' = any (attrs) from customers", "42809", "=", "", "any (array["),
        ("select count() from customers", "42809", "count", "", "`count(*)`"),
        ("select lag() from customers", "42809", "lag", "", "lag(…) over ("),
        ("select 1 from invoices where paid_at = ''", "22007", "''", "", "is null"),
        ("select jsonb_path_query(attrs, 'nps') from customers", "42601", "'nps'", "", "'$.key'"),
        ("select attrs @@ 'nps > 5' from customers", "42601", "'nps > 5'", "", "'$.key'"),
        ("select search @@ 'a b' from tickets", "42601", "'a b'", "", "websearch_to_tsquery('a b')"),
        ("select service_period @> '2026-01-01' from invoices", "22P02", "'2026", "", "x @> date"),
        (
            *("select service_period[0] from invoices", "42804", "service_period"),
            *("cannot subscript type daterange because it does not support subscripting", "`lower(x)`"),
        ),
        (
            *("select sum(total) over (order by issued_at range between 7 preceding and current row) from invoices",),
            *("0A000", "7", "", "interval '7 days'"),
        ),
        (
            *("select sum(total) over w from invoices window w as (order by issued_at range 7 preceding)",),
            *("0A000", "7", "", "interval '7 days'"),
        ),
        (
            *("select sum(total) over (range interval '1 day' preceding) from invoices", "42P20", "(range"),
            *("RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column", "needs one ORDER BY"),
        ),
    ],
)
def test_the_hint_names_what_to_write(sql, state, at, words, way):
    assert way in mended(sql, state, at, words).hint


@pytest.mark.parametrize(
    ("sql", "state", "way"),
    [
        ("select extract(dayofweek from issued_at) from invoices", "22023", "`isodow`"),
        ("select date_trunc('months', issued_at), date_part('weekday', issued_at) from invoices", "22023", "`isodow`"),
        ("select date_trunc('fortnight', issued_at) from invoices", "22023", "`week`"),
        ("select paid_at at time zone 'Berlin' from invoices", "22023", "'Europe/Berlin'"),
        ("select extract(hour from issued_at) from invoices", "0A000", "no time of day"),
    ],
)
def test_a_unit_and_a_zone_that_do_not_exist_are_told_those_that_do(sql, state, way):
    assert way in mended(sql, state).hint


@pytest.mark.parametrize("state", ["22023", "0A000"])
def test_units_and_zones_that_exist_are_not_what_is_wrong(state):
    sql = "select date_trunc('days', paid_at) at time zone 'Europe/Berlin', extract(epoch from paid_at) from invoices"
    assert mended(sql, state).hint == entries("states.txt")[state]


def test_a_number_outside_of_a_frame_is_no_distance():
    assert "RANGE" not in mended("select count(distinct 7) over () from invoices", "0A000", "7").hint


def test_only_an_enum_is_told_its_values():
    hint = mended("select embedding <=> 'x' from document_chunks", "22P02", "'x'").hint
    assert "enum_range" not in hint


def test_a_text_that_cannot_be_read_again_gets_the_plain_hint():
    error = mended("select 'x", "42703", "x")
    assert error.hint == StatementInvalid.hint


def test_an_error_that_postgres_did_not_raise_is_left_alone():
    error = GatewayError()
    assert adviser("select 1").mended(error) is error


def test_what_is_too_expensive_is_advised_on_without_a_number():
    error = adviser("select * from app.invoices").mended(TooExpensive(internal="cost=1..99999.5"))
    assert (error.code, "99999" in error.message + error.hint, error.internal) == (
        "fetch.too_expensive", False, "cost=1..99999.5",
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        'column "canary-globex-7" does not exist',
        'invalid input syntax for type integer: "s3cret"',
        "the secret is 17",
        "spalte existiert nicht",
        'relation "payroll" does not exist',
    ],
)
def test_words_that_the_caller_did_not_write_do_not_leave(words):
    assert passed_on(words, "select name from app.customers", CATALOG) == ""


@pytest.mark.parametrize(
    "words",
    [
        'column "c.name" must appear in the GROUP BY clause or be used in an aggregate function',
        "operator does not exist: text + integer",
        "window functions are not allowed in WHERE",
    ],
)
def test_words_about_the_callers_own_text_leave(words):
    assert passed_on(words, "select c.name, count(*) from app.customers c", CATALOG) == words


def test_a_hidden_column_keeps_all_words_back():
    words = "operator does not exist: text + integer"
    assert passed_on(words, f"select {min(HIDDEN)} + 1 from users", CATALOG) == ""


@pytest.mark.parametrize(
    "sql",
    [
        f"select 1 from app.customers where tenant_id = '{OTHER}'",
        f"select 1 from app.customers where '{OTHER}'::uuid = tenant_id",
        f"select 1 from app.customers c where c.tenant_id in ('{CLAIM.tenant}', '{OTHER}')",
        f"select 1 from app.customers where tenant_id = any (array['{OTHER}']::uuid[])",
        f"select 1 from app.customers where tenant_id is not distinct from '{OTHER}'",
        f"select 1 from app.customers where tenant_id <> '{CLAIM.tenant.upper()}'",
        f"select 1 from (select tenant_id from app.customers) s where tenant_id = '{OTHER}'",
    ],
)
def test_a_filter_for_another_tenant_is_told(sql):
    assert hint(sql) == ANOTHER_TENANT


@pytest.mark.parametrize(
    "sql",
    [
        f"select 1 from app.customers where tenant_id = '{CLAIM.tenant.upper()}' and id = 0",
        f"select 1 from app.customers where tenant_id = '{{{CLAIM.tenant}}}' and id = 0",
        f"select 1 from app.customers where name = '{OTHER}'",
        f"select '{OTHER}' from app.customers where false",
    ],
)
def test_no_other_filter_is_taken_for_one(sql):
    assert hint(sql) == NOT_FOUND


def test_the_foreign_id_is_not_repeated():
    assert OTHER not in hint(f"select 1 from app.customers where tenant_id = '{OTHER}'")


def test_the_hint_is_the_same_whether_the_other_tenant_exists():
    """It is made of the text alone: any two ids that are not the caller's get the same words."""
    sql = "select 1 from app.customers where tenant_id = '{}'"
    assert hint(sql.format(OTHER)) == hint(sql.format("00000000-0000-4000-8000-000000000000"))


def test_an_empty_relation_is_named():
    assert about(hint("select 1 from app.customers", empty=("customers",))) == {"customers"}


@pytest.mark.parametrize("row", [[0], [None, 0], [0.0]])
def test_an_aggregate_over_nothing_is_nothing(row):
    assert hint(f"select count(*) from customers where tenant_id = '{OTHER}'", replace(NOTHING, rows=[row]))


@pytest.mark.parametrize("rows", [[[1]], [[False]], [[""]], [[0], [0]], [[]]])
def test_rows_that_say_something_get_no_hint(rows):
    assert hint("select 1 from customers", replace(NOTHING, rows=rows)) == ""


@pytest.mark.parametrize(
    ("reason", "named"),
    [("rows", "group by"), ("bytes", "fewer columns"), ("cell", "left("), ("columns", "name the")],
)
def test_a_cut_tells_how_to_ask_better(reason, named):
    cut = replace(NOTHING, rows=[[1]], truncated=(Truncation(reason, 1_000, "things"),))
    assert named in hint("select id from app.customers", cut)


@pytest.mark.parametrize(
    ("sql", "way"),
    [
        ("select attrs ->> '$.address.city' from customers", "`x #>> '{a,b}'`"),
        ("select attrs -> '$[0]' from customers", "`x #>> '{a,b}'`"),
        ("select c.tags[0] from customers as c", "`x[1]`"),
        ("select count(*) from customers where attrs @? '$.nps > 5'", "`x @@ '$.a > 5'`"),
    ],
)
def test_an_answer_that_is_hardly_meant_is_told_what_to_write(sql, way):
    assert way in hint(sql, replace(NOTHING, rows=[["x"], ["y"]]))


@pytest.mark.parametrize(
    "sql",
    [
        "select attrs #>> '{address,city}', attrs -> '$ref' from customers",
        "select tags[1], attrs['flags'][0], attrs[0] from customers",
        "select 1 from customers where attrs @? '$.nps ? (@ > 5)' and attrs @@ '$.nps > 5'",
        "select '$.a', '[0]' from customers",
        "select tags[0:1] from customers",
    ],
)
def test_an_answer_that_is_meant_is_told_nothing(sql):
    assert hint(sql, replace(NOTHING, rows=[["x"], ["y"]])) == ""


def test_rows_without_an_order_are_said_to_be_any():
    cut = replace(NOTHING, rows=[[1]], truncated=(Truncation("rows", 5, "rows"),))
    assert hint("select id from customers", cut) != hint("select id from customers order by id", cut)


def test_no_statement_of_the_corpus_breaks_a_hint_or_has_it_name_a_hidden_column():
    """Whatever was said of it, wherever PostgreSQL stopped."""
    order = random.Random(5)  # noqa: S311  # the same places each time
    states = [*_OF_THE_TEXT, *_OF_THE_RUN, *entries("states.txt"), "XX000", ""]
    for case in [case for case in (*corpus.benign(), *corpus.attacks()) if len(case.sql) <= 20_000][::3]:
        places = [None, len(case.sql) + 1, *(word.start() for word in re.finditer(r"\w+", case.sql))]
        draws = [("42703", order.choice(places)), (order.choice(states), order.choice(places))]
        errors = [adviser(case.sql).mended(StatementInvalid(said=Said(state, "x", place))) for state, place in draws]
        told = words(" ".join([hint(case.sql), *(error.hint for error in errors)]))
        assert told & HIDDEN <= words(case.sql)


def test_queries_in_queries_end_somewhere():
    sql = "select x from " + "(select * from " * 200 + "customers" + ") as s" * 200
    assert mended(sql, "42703", "x").hint == StatementInvalid.hint


def test_a_recursive_query_ends():
    sql = "with recursive r as (select id from customers union select nope from r) select 1 from r"
    assert about(mended(sql, "42703", "nope").hint) == {"id"}


def test_stars_of_stars_are_looked_up_once():
    sql = "with " + ", ".join(f"c{n + 1} as (select * from c{n} a, c{n} b)" for n in range(40))
    sql = sql.replace("with ", "with c0 as (select * from customers), ") + " select nam from c40"
    assert mended(sql, "42703", "nam from c40").hint == StatementInvalid.hint


def test_hidden_columns_and_unknown_relations_are_in_no_hint():
    assert HIDDEN
    for name in sorted(HIDDEN):
        for relation in CATALOG.relations:
            sql = f"select {name}x from {relation.schema}.{relation.name}"
            assert name not in mended(sql, "42703", f"{name}x").hint


def test_a_hidden_column_of_another_table_is_not_told():
    assert mended("select api_key from customers", "42703", "api_key").hint.count("tenants") == 0


def test_every_state_is_one_of_postgres():
    assert [state for state in entries("states.txt") if len(state) != 5] == []


def test_every_message_has_words_of_its_own():
    """A pattern that is nothing but gaps would let everything pass."""
    assert [line for line in lines("messages.txt") if len(line.replace("{}", "").strip()) < 12] == []


def test_an_error_keeps_its_code_and_what_is_for_the_audit():
    error = adviser("select 1 / 0").mended(ERRORS["fetch.division_by_zero"](internal="22012", said=Said("22012")))
    assert (error.code, error.internal) == ("fetch.division_by_zero", "22012")


def test_every_way_to_call_a_function_is_about_one_that_is_allowed():
    """The other keys start with a sign of an operator."""
    names = {line.partition(": ")[0].split()[0] for line in lines("operands.txt")}
    assert {name for name in names if name[0].isalpha()} <= set(entries("signatures.txt"))
