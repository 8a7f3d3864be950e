"""What a verdict is: verbatim, at once, the same each time, for any text."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from agent_gateway import guard
from agent_gateway.guard import lists
from agent_gateway.types import Approved, Catalog, Refused, Relation, RelationColumn
from tests import corpus

ALLOWED = guard.allowlist(corpus.catalog())


def _refused(sql: str) -> Refused:
    verdict = guard.check(sql, ALLOWED)
    assert isinstance(verdict, Refused)
    return verdict


def _approved(sql: str) -> Approved:
    verdict = guard.check(sql, ALLOWED)
    assert isinstance(verdict, Approved)
    return verdict


@pytest.mark.parametrize(
    ("sql", "statement"),
    [
        ("select 1;", "select 1"),
        (" \n select 1 ; \n", "select 1"),
        (";;select 1;;", "select 1"),
        ("select 'ä;ö' as \"ü\" ;", "select 'ä;ö' as \"ü\""),
        ("-- ä\nselect 'ö'; -- ü", "select 'ö'"),
        ("/* 日本 */ select 1; /* 日本 */", "select 1"),
    ],
)
def test_the_statement_is_cut_out_of_the_text(sql: str, statement: str) -> None:
    assert _approved(sql).statement == statement


def test_the_text_is_kept_verbatim() -> None:
    sql = "select  1 ;  "
    assert _approved(sql).sql is sql


def test_relations_and_functions_are_named() -> None:
    verdict = _approved("select upper(name), count(*) from customers join app.currencies on true group by 1")
    assert verdict.relations == ("app.currencies", "app.customers")
    assert verdict.functions == ("count", "upper")


def test_a_cte_is_no_relation() -> None:
    assert _approved("with customers as (select 1) select * from customers").relations == ()


def test_a_fingerprint_groups_what_differs_in_constants() -> None:
    assert guard.fingerprint("select 1", ALLOWED) == guard.fingerprint("select 2", ALLOWED)


def test_a_fingerprint_differs_with_the_statement() -> None:
    assert guard.fingerprint("select 1", ALLOWED) != guard.fingerprint("select name from customers", ALLOWED)


@pytest.mark.parametrize(
    "sql",
    ["selec 1", "select " + "(" * 60 + "1" + ")" * 60, "select '" + "x" * ALLOWED.max_chars + "'", "select 1 \x00"],
    ids=["no SQL", "too deep", "too long", "a control character"],
)
def test_what_no_parser_may_see_or_reads_has_no_fingerprint(sql: str) -> None:
    assert guard.fingerprint(sql, ALLOWED) == ""


@pytest.mark.parametrize(
    "sql",
    [
        "select format(), repeat(), lpad(), replace(), power(), factorial(), generate_series()",
        "with recursive r as (select 'a' as s union all select format() || replace() from r) select 1",
        "with recursive r(a, b, c, d) as (select 1, 2 union all select a + 1, b from r where a < 9) select * from r",
        "with recursive r(a) as (values (1, 2) union all select * from r where a < 9) select * from r",
        "with recursive r(a) as (select union all select from r) select * from r",
    ],
)
def test_what_postgresql_would_refuse_gets_a_verdict_too(sql: str) -> None:
    assert isinstance(guard.check(sql, ALLOWED), Approved | Refused)


def test_all_violations_come_at_once() -> None:
    verdict = _refused("select set_config('a', 'b', true), pg_sleep(1) from pg_class")
    assert [(v.code, v.fragment) for v in verdict.violations] == [
        ("guard.function_denied", "set_config"),
        ("guard.function_denied", "pg_sleep"),
        ("guard.system_relation", "pg_class"),
    ]


def test_every_statement_of_a_text_is_judged() -> None:
    codes = {v.code for v in _refused("select pg_sleep(1); drop table customers").violations}
    assert codes == {"guard.function_denied", "guard.many_statements", "guard.not_a_query"}


def test_a_name_is_refused_once() -> None:
    assert len(_refused("select pg_sleep(1), pg_sleep(2)").violations) == 1


def test_the_same_text_gives_the_same_verdict() -> None:
    assert guard.check("select 1", ALLOWED) is guard.check("select 1", ALLOWED)


def test_a_verdict_belongs_to_one_allowlist() -> None:
    other = guard.allowlist(Catalog((Relation("app", "other", "table", (RelationColumn("a", "text"),)),)))
    assert isinstance(guard.check("select a from app.other", other), Approved)
    assert isinstance(guard.check("select a from app.other", ALLOWED), Refused)


def test_threads_do_not_disturb_each_other() -> None:
    texts = [case.sql for case in corpus.benign()]
    alone = [guard.check(text, guard.allowlist(corpus.catalog())) for text in texts]
    fresh = guard.allowlist(corpus.catalog())
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: guard.check(text, fresh), texts))
    assert together == alone


def test_the_longest_text_is_a_setting() -> None:
    short = guard.allowlist(corpus.catalog(), max_chars=10)
    verdict = guard.check("select 12345", short)
    assert isinstance(verdict, Refused)
    assert [v.code for v in verdict.violations] == ["guard.text_too_long"]


def test_own_functions_are_allowed_by_schema_and_name() -> None:
    own = guard.allowlist(corpus.catalog(), allow_functions=("app.risk_score", "billing.score"))
    assert isinstance(guard.check("select risk_score(c), billing.score(1) from customers c", own), Approved)


@pytest.mark.parametrize("call", ["score(1)", "app.score(1)", "pg_catalog.risk_score(1)", "other.lower('a')"])
def test_a_function_in_another_schema_is_another_function(call: str) -> None:
    own = guard.allowlist(corpus.catalog(), allow_functions=("app.risk_score", "billing.score"))
    assert isinstance(guard.check(f"select {call}", own), Refused)


@pytest.mark.parametrize("column_type", ["regclass", "xml", "oid", "regrole[]"])
def test_a_column_of_a_type_that_looks_up_names_allows_no_cast(column_type: str) -> None:
    relation = Relation("app", "t", "table", (RelationColumn("a", column_type),))
    allowed = guard.allowlist(Catalog((relation,), ("app",)))
    assert isinstance(guard.check(f"select 'x'::{column_type.removesuffix('[]')} from t", allowed), Refused)


@pytest.mark.parametrize(
    "sql",
    [
        "with recursive t (a, b, c) as (select 1 union all select a + 1 from t where a < 5) select a from t",
        "with recursive t (a, b) as (values (1) union all select a + 1 from t where a < 5) select a from t",
        "with recursive t (a) as (select 'a' union all select format() from t where a < 'b') select a from t",
        "select format('%1s' || repeat('a', 1e309::integer))",
        "select format('a' || repeat('a', 'inf'::numeric::integer))",
        f"select * from generate_series(now(), now(), interval '{400 * '9'}:00')",
        f"select * from generate_series(now(), now(), interval '{4_400 * '9'}:00')",
    ],
)
def test_what_makes_no_sense_is_judged_too(sql: str) -> None:
    assert isinstance(guard.check(sql, ALLOWED), Approved | Refused)


def test_a_number_that_is_none_hides_no_width() -> None:
    verdict = _refused("select format('%2$*3$s', 'nan'::float8, 'x', 1000000000)")
    assert [violation.code for violation in verdict.violations] == ["guard.value_too_large"]


@pytest.mark.parametrize(
    "sql",
    [
        r"""select U&"\001b[31m\202E\000a" from app.customers""",
        r"""select attrs -> U&"\001b\000a" from app.customers""",
        r"""select 1 as U&"\001bx" from app.customers where U&"\001bx" = 1""",
        r"""select name.U&"\001b" from app.customers""",
        r"""select U&"\001bf"(1)""",
    ],
)
def test_no_name_brings_a_control_character_into_what_is_told(sql: str) -> None:
    assert all((violation.message + violation.hint).isprintable() for violation in _refused(sql).violations)


def test_a_hint_repeats_no_long_number() -> None:
    (violation,) = _refused(f"select 1 limit {5_000 * '1'}, 2").violations
    assert len(violation.hint) < 200


@pytest.mark.parametrize(
    "sql",
    [
        "select repeat('*', (random() * 20)::int), repeat(' ', 10 - length('abc')), repeat('ab', 5 * 2)",
        "select rpad(name, 20) || repeat('#', round(credit_limit / 100)::int) from customers",
        "select repeat('#', count(*)::int), repeat('-', (sum(credit_limit) / 100)::int) from customers",
        "select array_fill(0, array[n]), array_fill(0, array[3, 4]) from (select 5 as n) x",
        "select jsonb_agg(jsonb_build_object('a', jsonb_build_object('b', jsonb_build_object('c', 1)))) from invoices",
        "select 2 ^ 10, power(1.05, 360), factorial(52), 10 ^ 100",
        "select ts_rank_cd('{0.1,0.2,0.4,1.0}', search, to_tsquery('english', 'refund')) from tickets",
        "select format('%s: %s (%L)', name, email, country), concat_ws(', ', name, email, phone) from customers",
    ],
)
def test_what_honest_sql_writes_and_counts_is_not_taken_for_growth(sql: str) -> None:
    assert _approved(sql)


@pytest.mark.parametrize(
    "text",
    [
        "select now() at time zone {} from tickets",
        "with recursive t(n, s) as (select 1, 1 union all select n + 1, {} from t where n < 9) select repeat('a', s)",
        "select string_agg(jsonb_pretty({}), ',') from tickets where body like {} group by {}",
        "select count(*) from generate_series({}, {}) as n where n between {} and {}",
    ],
)
def test_an_operator_with_nothing_on_its_left_is_judged(text: str) -> None:
    for section in lists.entries("allowed_operators.txt").values():
        for name in section:
            guard.check(text.replace("{}", f"({name} 'a')"), ALLOWED)
