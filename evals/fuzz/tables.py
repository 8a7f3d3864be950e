"""Tables whose columns, relations and aliases share a handful of names, as a server and as the guard are told of them.

Most columns are texts, so that PostgreSQL refuses few statements about them.
"""

from __future__ import annotations

from agent_gateway.types import Catalog, Relation, RelationColumn
from evals.fuzz.called import FUNCTIONS, MADE

__all__ = ["CATALOG", "HIDDEN", "INHERITING", "NAMES", "SCHEMA", "TABLES"]

TABLES = {
    "a": ("id", "kept", "secret", "b"),
    "b": ("id", "kept", "secret", "a"),
    "c": ("secret", "id", "x"),
    "d": ("x", "kept", "last"),
    "e": ("pair", "pairs", "id", "kept"),
    "f": ("id", "kept", "secret", "a", "x", "last"),
}
INHERITING = {"f": "b"}
"""Tables, and what they inherit from."""
HIDDEN = {("a", "secret"), ("c", "secret"), ("d", "last")}
NAMES = ("id", "kept", "secret", "last", "a", "b", "c", "x", "tableoid")
_TYPES = {"pair": "app.two", "pairs": "app.two[]"}
"""Of the columns that are no texts: a composite and an array of such, with fields `a` and `b`."""


def _readable(table: str, columns: tuple[str, ...]) -> str:
    """The columns of a grant, where not all are granted: a grant without any holds for `tableoid` as well."""
    readable = [column for column in columns if (table, column) not in HIDDEN]
    return "" if len(readable) == len(columns) else f" ({', '.join(readable)})"


_TOLD = "".join(
    f"create table app.{table} ({', '.join(column + ' ' + _TYPES.get(column, 'text') for column in columns)})"
    f"{f' inherits (app.{INHERITING[table]})' if table in INHERITING else ''};"
    f"grant select{_readable(table, columns)} on app.{table} to {{reader}};"
    for table, columns in TABLES.items()
)
_NO_ROWS = ("text", "int", "timestamptz", "jsonb", "tsvector", "anyarray")
"""Types whose values have no fields, so that `(value).name` is nothing but a call."""
_CALLED = "".join(
    f"create function app.{name}({row}) returns text language plpgsql as 'begin return 1; end';"
    f"revoke execute on function app.{name}({row}) from public;"
    for name in NAMES
    for row in ("record", "app.two", "app.listed", *(f"app.{table}" for table in TABLES), *_NO_ROWS)
)
_OPENED = "create schema app; grant usage on schema app to {reader}; create type app.two as (a text, b text);"
SCHEMA = _OPENED + _TOLD + MADE + _CALLED
"""The tables, whose grants say of each column whether `reader` may read it. And functions that it may not call, of
every name, for every row and for what is none: `(row).name` calls one where there is no such field."""


def _column(table: str, name: str) -> RelationColumn:
    fields = ("a", "b") if name in _TYPES else ()
    return RelationColumn(name, _TYPES.get(name, "text"), fields=fields, readable=(table, name) not in HIDDEN)


CATALOG = Catalog(
    tuple(
        Relation("app", table, "table", tuple(_column(table, c) for c in columns)) for table, columns in TABLES.items()
    ),
    search_path=("app",),
    functions=FUNCTIONS,
)
"""The same, as the guard is told."""
