"""Constants that do not have the form of their type.

In: a statement, where PostgreSQL stopped. Out: the type that is meant there, and how a constant of it is written.
"""

from __future__ import annotations

import re

from agent_gateway.hints.advice import Advice
from agent_gateway.hints.kinds import SPELLED, kind_of
from agent_gateway.hints.operands import COMPARISONS, JOINED, operator, wordy
from agent_gateway.hints.rereading import Node, Place, Reread, strings
from agent_gateway.hints.scopes import Names
from agent_gateway.types import Said

__all__ = ["malformed", "misread"]

_FORMS = {
    "bigint": "digits: `42`",
    "boolean": "`true` or `false`",
    "date": "`date '2026-03-31'`",
    "double precision": "a number: `1.5`",
    "integer": "digits: `42`",
    "interval": "`interval '1 day'`",
    "json": """`'{"key": "value"}'`""",
    "jsonb": """`'{"key": "value"}'`""",
    "numeric": "a number: `1.5`",
    "real": "a number: `1.5`",
    "smallint": "digits: `42`",
    "time": "`time '18:30'`",
    "timestamp": "`timestamp '2026-03-31 18:30'`",
    "vector": "`'[0.1, 0.2]'`, with as many numbers as the column has",
    "uuid": "32 hexadecimal digits: `'00000000-0000-4000-8000-000000000000'`",
}
"""How a constant of a type is written."""
_HOLDING = {
    "[]": "one element as `'x' = any (tags)`, an array as `array['x', 'y']`",
    "range": "`x @> date '2026-01-31'` for what it holds, or a range: `daterange('2026-01-01', '2026-02-01')`",
}
"""The same of arrays and ranges, by how the name of the type ends: most who compare one mean what it holds."""
_SEARCH = (
    "Words that are searched may stand as they are in `websearch_to_tsquery('red hat')`; in to_tsquery there are"
    " operators between them: `'red & hat'`."
)
_FILTERED = "A filter stands behind what it filters, in round brackets: `'$.list[*] ? (@ > 1)'`."
_STEPS = (
    "A path is `$` and its steps: `'$.key'`, `'$.list[*].name'`, a filter `? (@ > 1)`. A key with other signs than"
    " letters stands in double quotes: `'$.\"a-b\"'`."
)
_WHOLE = "AND and OR join whole conditions: `name like 'a%' or name like 'b%'`, `x in ('a', 'b')`."
_ROOTED = re.compile(r"\s*(?:strict\s|lax\s)?\s*\$")
_SECONDS = "It takes seconds, or a text and its form: write `timestamptz '2026-01-31'`."
_INVALID = re.compile(r"invalid input syntax for type (.+?): \"", re.DOTALL)
_PATH = "A path begins with `$`: `'$.key'`, `'$.list[*].name'`."
_QUANTITY = re.compile(r"-?\d{1,6} (?:second|minute|hour|day|week|month|year)s?", re.IGNORECASE)


def malformed(reading: Reread, names: Names, said: Said) -> Advice | None:
    """Class 22 while a text is analysed: a constant that does not have the form of its type."""
    place = reading.at(said.position, "A_Const")
    if place is None:
        return None
    fragment = reading.written(said.position)
    told = place.node.get("sval", {}).get("sval", "")
    way = _bound(place.above, told) if place.above is not None and place.above.kind == "A_Expr" else _branched(place)
    if way:
        return Advice(way, fragment)
    if place.above is not None and strings(place.above.node.get("funcname", []))[-1:] == ["to_timestamp"]:
        return Advice(_SECONDS, fragment)
    told_type = _INVALID.match(said.words)
    kind = _wanted(place, names) or (told_type[1] if told_type else "")
    form = _HOLDING.get(kind[-2:]) or _HOLDING.get(kind[-5:]) or _FORMS.get(_base(kind))
    if form:
        return Advice(f"The type here is {kind}; write {form}.", fragment)
    if kind:
        values = f" The values of an enum are `enum_range(null::{kind})`." if "." in kind else ""
        way = f"The type here is {kind}; write the constant in its form, or compare `…::text`.{values}"
        return Advice(way, fragment)
    return None


def _base(kind: str) -> str:
    """A type without its length and its schema."""
    return kind.partition("(")[0].partition(" with")[0].rpartition(".")[2]


def _bound(expression: Place, told: str) -> str:  # noqa: PLR0911  # one for each reason
    """A constant that an operator takes for another type than it is meant as."""
    sign = (strings(expression.node.get("name", [])) or [""])[-1]
    right = expression.node.get("rexpr", {}).get("A_Const", {}).get("sval", {}).get("sval")
    if sign in COMPARISONS and right == "":
        return "What has no value is null: write `x is null`, or `x is not null`."
    if expression.node.get("kind") in {"AEXPR_OP_ANY", "AEXPR_OP_ALL"} and "A_Const" in expression.node["rexpr"]:
        return "ANY and ALL take an array: `name like any (array['a%', 'b%'])`."
    if sign in COMPARISONS and any(map(_of_json, (expression.node.get(side, {}) for side in ("lexpr", "rexpr")))):
        return "`->` makes jsonb, `->>` text: write `x ->> 'key' = 'value'`."
    if sign not in {"+", "-", "*", "/"}:
        return ""
    if expression.above is not None and operator(expression.above, "") in {"->", "->>"}:
        return "Arithmetic binds closer than `->>`: write `(x ->> 'key')::numeric + 1`."
    if sign == "+" and wordy(told):
        return JOINED
    return f"Write `interval '{right}'`." if _QUANTITY.fullmatch(right or "") else ""


def _of_json(wrapped: Node) -> bool:
    """Whether an operator makes jsonb of it."""
    return operator(Place("A_Expr", wrapped.get("A_Expr", {}), None), "") in {"->", "#>"}


def _branched(place: Place) -> str:
    """A constant that is one of the values of CASE or COALESCE, of an array, or a condition."""
    above = place.above
    if above is not None and above.kind == "BoolExpr":
        return _WHOLE
    if above is not None and above.kind == "A_ArrayExpr":
        return "The elements of an array have one type: cast the others, as in `array[1::text, 'a']`."
    if above is None or above.kind not in {"CaseWhen", "CaseExpr", "CoalesceExpr", "MinMaxExpr"}:
        return ""
    return "All values of one CASE or COALESCE have one type: cast the others, as in `coalesce(x::text, 'none')`."


def misread(reading: Reread, names: Names, said: Said) -> Advice | None:
    """42601: a constant that is written in a language of its own, a path of JSON or a search."""
    if said.position is None:
        called = {(strings(call.node["funcname"]) or [""])[-1] for call in reading.of("FuncCall")}
        return Advice(_SEARCH) if "to_tsquery" in called else None
    place = reading.at(said.position, "A_Const")
    fragment = reading.written(said.position)
    if place is None:
        return None
    if next(place.around("JsonFuncExpr"), None) is not None or _is_path(place, names):
        written = place.node.get("sval", {}).get("sval", "")
        return Advice(_of_path(written), fragment)
    if place.above is not None and operator(place.above, "") == "@@":
        return Advice(f"Words that are searched are no query yet: `websearch_to_tsquery({fragment})`.", fragment)
    return None


def _of_path(written: str) -> str:
    """What a path lacks: its beginning, or something behind it."""
    if not _ROOTED.match(written):
        return _PATH
    return _FILTERED if "[?" in written else _STEPS


def _is_path(place: Place, names: Names) -> bool:
    """Whether a constant is read as a path of JSON."""
    above = place.above
    if above is None:
        return False
    called = (strings(above.node.get("funcname", [])) or [""])[-1]
    sign = operator(above, "") if above.kind == "A_Expr" else ""
    of_json = sign == "@@" and kind_of(above.node.get("lexpr", {}), above, names) == "jsonb"
    return called.startswith("jsonb_path_") or sign == "@?" or of_json


def _wanted(place: Place, names: Names) -> str:
    """The type that a constant is read as: of a cast around it, or of the column that it stands beside."""
    above = place.above
    if above is not None and above.kind == "TypeCast":
        kind = (strings(above.node.get("typeName", {}).get("names", [])) or [""])[-1]
        return SPELLED.get(kind, kind)
    for expression in place.around("A_Expr"):
        for side in ("lexpr", "rexpr"):
            column = expression.node.get(side, {}).get("ColumnRef")
            if column is not None:
                return names.type_of(Place("ColumnRef", column, expression))
    return ""
