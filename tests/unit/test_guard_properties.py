"""Properties of verdicts: statements made of allowed parts pass, one forbidden part is found wherever it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from postgast import pg_query_pb2, scan

from agent_gateway import guard
from agent_gateway.guard import tree
from agent_gateway.types import Approved, Refused
from tests import corpus

ALLOWED = guard.allowlist(corpus.catalog(), allow_functions=("app.risk_score",))
_SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_TOKEN = pg_query_pb2.Token.Value
_APART = {_TOKEN("SCONST"), _TOKEN("USCONST"), _TOKEN("SQL_COMMENT"), _TOKEN("C_COMMENT"), _TOKEN("BCONST")}

_NUMBERS = st.sampled_from(["1", "total", "i.total", "2.5", "length(i.number)", "coalesce(i.total, 0)", "(-3)"])
_TEXTS = st.sampled_from(["'a'", "i.number", "status", "upper(i.status)", "i.meta ->> 'po'", "i.total::text", "$$x$$"])


def _expressions(number: st.SearchStrategy[str], text: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.recursive(
        number,
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from(["+", "-", "*"]), inner).map(lambda p: f"({p[0]} {p[1]} {p[2]})"),
            st.tuples(inner, inner).map(lambda p: f"greatest({p[0]}, {p[1]})"),
            st.tuples(text, inner, inner).map(lambda p: f"case when {p[0]} like 'a%' then {p[1]} else {p[2]} end"),
            st.tuples(inner, inner).map(lambda p: f"case when {p[0]} in ({p[1]}, 2) then 1 end"),
            inner.map(lambda part: f"abs({part})"),
            inner.map(lambda part: f"cast({part} as numeric(10, 2))"),
            inner.map(lambda part: f"(array[{part}, 1])[1]"),
            inner.map(lambda part: f"(select {part})"),
            inner.map(lambda part: f"(select max(x.v) from (values ({part}), (1)) as x(v))"),
            text.map(lambda part: f"char_length({part})"),
            text.map(lambda part: f"position('a' in {part})"),
        ),
        max_leaves=6,
    )


_FRAMES = st.sampled_from(
    [
        "select {} from invoices i",
        "select 1 from invoices i where {} > 0",
        "select 1 from invoices i order by {}",
        "select 1 from invoices i group by {} having count(*) > 0",
        "select sum({}) over (partition by i.status order by i.number) from invoices i",
        "select count(*) filter (where {} > 1) from invoices i",
        "select 1 from invoices i join customers c on c.id = i.customer_id and {} > 0",
        "select 1 from invoices i, lateral (select {} as v) l",
        "select 1 from invoices i where exists (select 1 from currencies where {} > 0)",
        "with w as (select {} as v from invoices i) select v from w",
        "select 1 union all select {} from invoices i",
        "select distinct on ({}) 1 from invoices i",
        "select * from (select {} as v from app.invoices i) q",
        "select json_object('a' value {}) from invoices i",
        "select g from invoices i, generate_series(1, ({})::int) g",
    ]
)
_FORBIDDEN = st.sampled_from(
    [
        "length(set_config('a', 'b', true))",
        "pg_backend_pid()",
        "pg_catalog.pg_backend_pid()",
        '"pg_backend_pid"()',
        'U&"pg\\005fbackend_pid"()',
        "(select count(*) from pg_class)",
        "(select count(password_hash) from users)",
        "(select count(u) from users u)",
        "(select count(*) from users where api_key = '')",
        "length('pg_class'::regclass::text)",
        "i.xmin::text::int",
        "(1 operator(app.+) 1)",
        "(select 1 from customers for update)",
        "$1",
        "length(repeat('x', 100000000))",
    ]
)


def _codes(sql: str) -> set[str]:
    verdict = guard.check(sql, ALLOWED)
    return {v.code for v in verdict.violations} if isinstance(verdict, Refused) else set()


@_SETTINGS
@given(_FRAMES, _expressions(_NUMBERS, _TEXTS))
def test_what_is_made_of_allowed_parts_is_approved(frame: str, expression: str) -> None:
    assert _codes(frame.format(expression)) == set()


@_SETTINGS
@given(_FRAMES, _expressions(st.just("@@"), _TEXTS), _FORBIDDEN)
def test_a_forbidden_part_is_found_wherever_it_stands(frame: str, expression: str, part: str) -> None:
    inside = expression if "@@" in expression else "@@"
    assert _codes(frame.format(inside.replace("@@", part)))


def _words(sql: str) -> list[tuple[str, int]]:
    """The tokens of a text as written, without comments, and the kind of each."""
    encoded = sql.encode()
    return [
        (encoded[token.start : token.end].decode(), token.token)
        for token in scan(sql).tokens
        if token.token not in {_TOKEN("SQL_COMMENT"), _TOKEN("C_COMMENT")}
    ]


_BLANKS = st.sampled_from([" ", "\n", "\t", "  ", "\r\n", " /* c */ ", " -- c\n", "/**/ ", " /* ' */ ", ' -- "\n'])
_CASES = [case.sql for case in (*corpus.benign(), *corpus.attacks()) if 0 < len(case.sql) < 1_000]


def _readable(sql: str) -> bool:
    # N'…' is two tokens that no blank may part
    return (
        " N'" not in sql
        and "guard.syntax" not in _codes(sql)
        and "guard.characters" not in _codes(sql)
        and "\x00" not in sql
    )


@st.deferred
def _readable_cases() -> st.SearchStrategy[str]:
    """Found where they are first drawn: every worker loads this file, and one runs it."""
    return st.sampled_from([sql for sql in _CASES if _readable(sql)])


@_SETTINGS
@given(_readable_cases, st.data())
def test_blanks_and_comments_never_change_a_verdict(sql: str, data: st.DataObject) -> None:
    words = _words(sql)
    parts: list[str] = []
    for (word, kind), (_, following) in zip(words, [*words[1:], ("", 0)], strict=True):
        # two strings in a row are one string only across a line break; U& and UESCAPE belong together
        glued = kind in _APART and following in _APART
        parts += [word, "\n" if glued else data.draw(_BLANKS)]
    assert _codes("".join(parts)) == _codes(sql)


@_SETTINGS
@given(_readable_cases)
def test_the_case_of_words_never_changes_a_verdict(sql: str) -> None:
    keep = _TOKEN("SCONST"), _TOKEN("USCONST"), _TOKEN("UIDENT"), _TOKEN("BCONST"), _TOKEN("XCONST")
    swapped = [
        word if kind in keep or word.startswith('"') or not word.isascii() else word.swapcase()
        for word, kind in _words(sql)
    ]
    glue = ["\n" if kind in _APART else " " for _, kind in _words(sql)]
    assert _codes("".join(map("".join, zip(swapped, glue, strict=True)))) == _codes(sql)


@_SETTINGS
@given(_FRAMES, _expressions(_NUMBERS, _TEXTS), _FORBIDDEN, st.booleans())
def test_brackets_never_change_a_verdict(frame: str, expression: str, part: str, bad: bool) -> None:  # noqa: FBT001  # drawn
    inner = f"({expression}) + ({part})" if bad else expression
    assert _codes(f"({frame.format(f'(({inner}))')})") == _codes(frame.format(inner))


_BRACKETED = {_TOKEN(name) for name in ("IDENT", "SCONST", "ICONST", "FCONST")}


@pytest.mark.parametrize("query", corpus.benign(), ids=lambda query: query.id)
def test_brackets_and_quotes_that_mean_nothing_change_nothing(query: corpus.Benign) -> None:
    text = query.sql.encode()
    meant = tree.fingerprint(text)
    tokens = [token for token in scan(query.sql).tokens if token.token in _BRACKETED]
    for token in tokens[sum(text) % 4 :: 4]:
        written = text[token.start : token.end]
        quotes = [b'"%s"'] if token.token == _TOKEN("IDENT") and written.islower() else []
        for form in (b"(%s)", *quotes):
            other = text[: token.start] + form % written + text[token.end :]
            if tree.fingerprint(other) == meant:
                assert _codes(other.decode()) == set()


@pytest.mark.parametrize("query", corpus.benign(), ids=lambda query: query.id)
def test_quoting_names_never_changes_a_verdict(query: corpus.Benign) -> None:
    quoted = re.sub(r"\b(customers|invoices|users|tickets|events)\b(?=\s+[a-z]\b|\s*$)", r'"\1"', query.sql)
    verdict = guard.check(quoted, ALLOWED)
    assert isinstance(verdict, Approved)
