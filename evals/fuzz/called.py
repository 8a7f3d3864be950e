"""Functions of the operator's own, as a server and as the guard are told of them, and how statements write them.

They return what the tables have: names that are hidden elsewhere, rows, arrays, records. Some have PostgreSQL's names.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from agent_gateway.types import Function, RelationColumn

__all__ = ["ALLOWED", "DESCRIBED", "FUNCTIONS", "MADE", "READ", "ROWS", "SOURCES"]


class _Own(NamedTuple):
    """A function: what it takes and returns, and what the database tells of that."""

    arguments: str
    returns: str
    kind: Literal["value", "row", "record"]
    columns: tuple[str, ...] = ()
    """Each as `name type`, and the fields of the type behind it."""


_OWN = {
    "own_rows": _Own("text", "table (secret text, x text)", "record", ("secret text", "x text")),
    "own_deep": _Own("text", "table (pair app.two, secret text)", "record", ("pair app.two a b", "secret text")),
    "own_pair": _Own("text", "app.two", "row", ("a text", "b text")),
    "own_known": _Own("text", "app.known", "row", ("a text", "b text")),
    "own_pairs": _Own("text", "app.two[]", "value", (" app.two[] a b",)),
    "own_listed": _Own("text", "app.listed", "value", (" app.listed",)),
    "own_last": _Own("text", "table (last text)", "value", ("last text",)),
    "own_text": _Own("text", "text", "value", (" text",)),
    "own_b": _Own("text", "app.b", "row", ("id text", "kept text", "secret text", "a text")),
    "own_f": _Own("text", "app.f", "row", ("id text", "kept text", "secret text", "a text", "x text", "last text")),
    "own_record": _Own("text", "record", "record"),
    "own_same": _Own("anyelement", "anyelement", "record"),
    "given": _Own("app.b", "app.two", "row", ("a text", "b text")),
    "upper": _Own("app.b", "table (secret text, kept text)", "record", ("secret text", "kept text")),
    "version": _Own("app.b", "table (secret text, kept text)", "record", ("secret text", "kept text")),
    "pg_sleep": _Own("app.b", "text", "value", (" text",)),
    "text": _Own("int", "table (secret text, kept text)", "record", ("secret text", "kept text")),
}
ALLOWED = tuple(f"app.{name}" for name in _OWN)
MADE = (
    "create domain app.known as app.two; create domain app.listed as app.two[];"
    "revoke execute on function pg_catalog.version(), pg_catalog.pg_sleep(double precision) from public;"
    + "".join(
        f"create function app.{name}({own.arguments}) returns {own.returns} language plpgsql "
        f"as 'begin return{'' if own.returns.startswith('table') else ' null'}; end';"
        for name, own in _OWN.items()
    )
)
"""What makes them, and takes two of PostgreSQL's own away whose names they have."""


def _column(told: str) -> RelationColumn:
    name, type_name, *fields = told.split(" ")
    return RelationColumn(name, type_name, fields=tuple(fields))


FUNCTIONS = tuple(
    Function("app", name, own.arguments, own.returns, own.kind, tuple(_column(told) for told in own.columns))
    for name, own in _OWN.items()
)
SOURCES = (
    ("own_rows({0})", ("secret", "x")),
    ("app.own_deep({0})", ("pair", "secret")),
    ("own_pair({0})", ("a", "b")),
    ("own_known({0})", ("a", "b")),
    ("unnest(own_pairs({0}))", ("a", "b")),
    ("unnest(own_listed({0}))", ("a", "b")),
    ("own_pairs({0})", ("",)),
    ("own_listed({0})", ("",)),
    ("own_last({0})", ("last",)),
    ("own_text({0})", ("",)),
    ("own_b({0})", ("id", "kept", "secret", "a")),
    ("own_f({0})", ("id", "kept", "secret", "a", "x", "last")),
    ("own_same({0})", ("",)),
    ("own_same({1})", ("secret",)),
    ("upper({0})", ("",)),
    ("upper(own_b({0}))", ("secret", "kept")),
    ("app.upper(own_b({0}))", ("secret", "kept")),
    ("version()", ("",)),
    ("app.version(own_b({0}))", ("secret", "kept")),
    ("text({0})", ("",)),
    ("app.text(1)", ("secret", "kept")),
    ("rows from (own_last({0}), own_rows({0}))", ("last", "secret", "x")),
    ("rows from (own_same({0}), own_last({0}))", ("own_same", "last")),
    ("rows from (own_record({0}) as (secret text, a text), own_text({0}))", ("secret", "a", "own_text")),
)
"""What stands in FROM, {0} for a text and {1} for a row; and the columns, empty for the alias."""
DESCRIBED = "own_record({0})"
"""A record, which FROM has to describe."""
ROWS = (
    *("own_rows({0})", "own_deep({0})", "(own_deep({0})).pair", "own_pair({0})", "own_known({0})", "own_pairs({0})"),
    *("(own_pairs({0}))[1]", "own_listed({0})", "(own_listed({0}))[1]", "own_last({0})", "own_text({0})"),
    *("own_b({0})", "own_f({0})", "own_record({0})", "own_same({0})", "own_same({1})", "given({1})", "({1}).given"),
    *("upper({0})", "upper({1})", "app.upper({1})", "({1}).upper", "version()", "({1}).version", "app.version({1})"),
    *("pg_sleep(1)", "({1}).pg_sleep", "app.pg_sleep({1})", "text({0})", "text(1)", "app.text(1)", "(1).text"),
    *("coalesce(own_f({0}), own_b({0}))", "coalesce(own_b({0}), {1})", "case when true then {1} else own_b({0}) end"),
    *("(array[own_b({0}), {1}])[1]", "(array[own_pair({0}), own_known({0})])[1]", "own_f({0})::app.b"),
)
"""Expressions whose value is a row, or seems to be one; some may not be called."""
READ = ("upper", "version", "pg_sleep", "given", "text")
"""Names that can stand where a field does."""
