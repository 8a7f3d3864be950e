"""PostgreSQL's text form in, a JSON value out, without loss.

What JSON or a JavaScript client would bend stays a string in PostgreSQL's own spelling: numeric, int8 beyond 2^53,
dates and times, uuid, bytea, ranges, composites, vectors, NaN and the infinities.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from agent_gateway.types import Json

__all__ = ["Reader", "reader"]

EXACT = 2**53
"""Integers beyond are not exact in a double (RFC 8259, section 6)."""
DEEPEST = 100
"""Levels of nesting that every JSON library reads."""

Reader = Callable[[str], Json]


def reader(type_name: str, element_name: str | None = None) -> Reader:
    """The function that reads cells of one type.

    Args:
        type_name: as `format_type` spells it, without a modifier; of a domain, the type below it.
        element_name: the element's type where the type is an array.
    """
    if element_name is not None and element_name != "box":  # boxes hold commas; their arrays are parted by semicolons
        element = reader(element_name)
        return lambda text: _array(text, element)
    return _READERS.get(type_name, str)


def _integer(text: str) -> Json:
    value = int(text)
    return value if -EXACT <= value <= EXACT else text


def _float(text: str) -> Json:
    value = float(text)
    return value if math.isfinite(value) else text


def _boolean(text: str) -> Json:
    return text == "t"


def _document(text: str) -> Json:
    """A JSON document; as text where it is nested deeper than readers can follow."""
    try:
        return json.loads(text, parse_int=_number, parse_float=_fraction) if _depth(text) <= DEEPEST else text
    except (ValueError, RecursionError):
        return text


def _number(text: str) -> Json:
    """An integer in a document stays one while 64 bits hold it."""
    value = int(text) if len(text) <= len(str(-(2**63))) else math.inf
    return int(value) if -(2**63) <= value < 2**63 else text


def _fraction(text: str) -> Json:
    """A number with a fraction in a document stays one while a double holds all its digits."""
    value = float(text)
    return value if math.isfinite(value) and Decimal(repr(value)) == Decimal(text) else text


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", re.sub(r'"(?:[^"\\]|\\.)*"', "", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


_READERS: dict[str, Reader] = {
    "boolean": _boolean,
    "smallint": _integer,
    "integer": _integer,
    "bigint": _integer,
    "oid": _integer,
    "real": _float,
    "double precision": _float,
    "json": _document,
    "jsonb": _document,
}

_TOKEN = re.compile(r'\s*(?:([{},])|"((?:[^"\\]|\\.)*)"|([^{},"]+))', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def _array(text: str, element: Reader) -> Json:
    """An array literal (PostgreSQL manual, section 8.15.6); as text where its bounds do not start at 1."""
    if not text.startswith("{"):
        return text
    levels: list[list[Json]] = [[]]
    for mark, quoted, bare in _tokens(text):
        if mark == "{":
            levels.append([])
        elif mark == "}":
            closed = levels.pop()
            levels[-1].append(closed)
        elif mark != ",":
            levels[-1].append(_item(quoted, bare, element))
    return levels[0][0]


def _tokens(text: str) -> Iterator[tuple[str, str | None, str | None]]:
    for match in _TOKEN.finditer(text):
        yield match[1] or "", match[2], match[3]


def _item(quoted: str | None, bare: str | None, element: Reader) -> Json:
    if quoted is not None:
        return element(_ESCAPED.sub(r"\1", quoted))
    return None if bare is None or bare == "NULL" else element(bare)
