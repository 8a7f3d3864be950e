"""What PostgreSQL answers, and hardly anybody means: a path where a key stands, the element 0, a comparison as a path.

In: a statement that was answered. Out: a sentence for each, made of the text and the types of columns alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_gateway.hints.operands import operator
from agent_gateway.hints.rereading import Node, Place, Reread
from agent_gateway.hints.scopes import Names

__all__ = ["possible", "slips"]

_SIGNS = ("'$.", "'$[", "[0]")
_KEY = "`->` and `->>` take one key, and no path: write `x #>> '{a,b}'`, or `x -> 'a' ->> 'b'`."
_FIRST = "The elements of an array are counted from 1: `x[1]` is the first, and `x[0]` is NULL."
_FOUND = "`@?` asks whether a path finds anything, and a comparison always does: write `x @@ '$.a > 5'`."
_COMPARES = re.compile(r"\$[\w.\[\]*\s]*[<>=]")


def possible(statement: str) -> bool:
    """Whether a text may hold one of them; all that most statements pay."""
    return any(sign in statement for sign in _SIGNS)


def slips(reading: Reread, names: Names) -> list[str]:
    """What to write in place of each kind."""
    return list(dict.fromkeys((*_paths(reading), *_elements(reading, names))))


def _paths(reading: Reread) -> Iterator[str]:
    for place in reading.of("A_Expr"):
        right: str = place.node.get("rexpr", {}).get("A_Const", {}).get("sval", {}).get("sval", "")
        sign = operator(place, "")
        if sign in {"->", "->>"} and right.startswith(("$.", "$[")):
            yield _KEY
        elif sign == "@?" and _COMPARES.match(right):
            yield _FOUND


def _elements(reading: Reread, names: Names) -> Iterator[str]:
    for place in reading.of("A_Indirection"):
        column: Node | None = place.node.get("arg", {}).get("ColumnRef")
        first: Node = place.node.get("indirection", [{}])[0].get("A_Indices", {})
        zero = "is_slice" not in first and first.get("uidx", {}).get("A_Const", {}).get("ival") == {}
        if zero and column is not None and names.type_of(Place("ColumnRef", column, place)).endswith("[]"):
            yield _FIRST
