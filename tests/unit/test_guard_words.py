"""Every keyword, as the name that PostgreSQL lets it be: the second parser reserves others and must be taught."""

from __future__ import annotations

import pytest
from postgast import PgQueryError, parse, pg_query_pb2, scan
from sqlglot.dialects.postgres import Postgres

from agent_gateway import guard
from agent_gateway.types import Approved
from tests import corpus

ALLOWED = guard.allowlist(corpus.catalog())
_WORDS = {
    *(value.name.removesuffix("_P").removesuffix("_LA").lower() for value in pg_query_pb2.Token.DESCRIPTOR.values),
    *(word.lower() for word in Postgres.Tokenizer.KEYWORDS),
}
WORDS = sorted(word for word in _WORDS if word.replace("_", "").isalpha())
"""Of libpg_query's tokens and of sqlglot's: some are keywords for one of them alone."""
_FREE = {pg_query_pb2.NO_KEYWORD, pg_query_pb2.UNRESERVED_KEYWORD, pg_query_pb2.COL_NAME_KEYWORD}
NAMES = [word for word in WORDS if {token.keyword_kind for token in scan(word).tokens} <= _FREE]
LABELS = {"distinct", "in", "is", "not", "only", "select", "tablesample", "using"}
"""Words that sqlglot reads as what they are elsewhere, where they are labels without AS. Nobody writes `1 select`."""
ODD = {"if", "recursive"}
"""sqlglot has a statement IF, and no CTE that is called `recursive`."""
OPENING = {"between", "cube", "escape", "operator", "repeatable", "rollup", "values"}
"""Words that mean something where a bracket follows. Nobody writes `from events between (x)`."""


@pytest.mark.parametrize(
    "form",
    [
        *("select (1) {}", "select (1) {}, 2", "select id {} from events", "select 'a' {} limit 1"),
        *("select count(*) filter (where true) {} from events", "select 1 {} union all select 2"),
    ],
)
def test_a_keyword_is_a_label_without_as(form: str) -> None:
    refused = {word for word in WORDS if _parses(form.format(word)) and not _approved(form.format(word))}
    assert refused <= LABELS


@pytest.mark.parametrize(
    "form",
    [
        *("select {} from (select 1 as {}) x", "select ({}, 1) from (select 1 as {}) x"),
        *("select coalesce({} + 1, 1) from (select 1 as {}) x", "select x.{} from (select 1 as {}) x where x.{} > 0"),
        *(
            "select ({} - 1), {}::text, {} * 2 from (select 1 as {}) x",
            "select {} between 0 and 2 from (select 1 as {}) x",
        ),
        *("select {}.id from events as {} where {}.id > 0", "with {} as (select 1 as a) select a from {}"),
        *("select id as {} from events order by {}", "select * from unnest(array[1]) as {}({})"),
        *("select sum({}) over (partition by {} order by {}) from (select 1 as {}) x",),
    ],
)
def test_a_keyword_that_is_not_reserved_is_a_name(form: str) -> None:
    refused = {word for word in NAMES if _parses(form.replace("{}", word)) and not _approved(form.replace("{}", word))}
    assert refused <= ODD


def test_a_keyword_that_is_not_reserved_is_an_alias_with_columns() -> None:
    form = "select 1 from events {} (x)"
    refused = {word for word in NAMES if _parses(form.format(word)) and not _approved(form.format(word))}
    assert refused <= OPENING


def _parses(sql: str) -> bool:
    try:
        parse(sql)
    except PgQueryError:
        return False
    return True


def _approved(sql: str) -> bool:
    return isinstance(guard.check(sql, ALLOWED), Approved)
