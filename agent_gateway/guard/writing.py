"""How long a text becomes that is made of others: put in quotes, formatted, joined, encoded.

In: a function's name and the sizes of what it is given. Out: characters, at the most. One call adds little. A text that
is written in quotes again and again doubles each time, and thirty brackets are enough for a gigabyte.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import prod

from agent_gateway.guard.constants import PROVEN, literal
from agent_gateway.guard.tree import Node, dotted

__all__ = ["DOCUMENTS", "ELEMENT", "HOLDING", "MANY", "SPLITTING", "WIDTH", "WRITING", "again", "made", "returned"]

SPLITTING = frozenset(
    {"parse_ident", "regexp_match", "regexp_matches", "regexp_split_to_array", "string_to_array", "ts_lexize"}
    | {"tsvector_to_array"}
)
"""Functions that make an array of parts of a text."""
_QUOTING = frozenset({"quote_ident", "quote_literal", "quote_nullable"})
DOCUMENTS = frozenset(
    {"array_to_json", "json_build_array", "json_build_object", "json_object", "jsonb_build_array"}
    | {"jsonb_build_object", "jsonb_object", "row_to_json", "to_json", "to_jsonb"}
)
"""Functions that make a document of what they are given."""
WRITING = (
    _QUOTING
    | DOCUMENTS
    | SPLITTING
    | {"array_replace", "concat", "concat_ws", "convert_to", "decode", "encode", "format", "jsonb_pretty"}
    | {"ts_headline"}
)
"""Functions whose result holds what they are given, with more around it."""
HOLDING = frozenset(
    {"RowExpr", "JsonArrayConstructor", "JsonKeyValue", "JsonObjectConstructor", "JsonScalarExpr"}
    | {"JsonFuncExpr", "JsonParseExpr", "JsonSerializeExpr", "JsonValueExpr"}
)
"""The same, as syntax."""
MANY = 5
"""Of fewer than so many no text of a statement becomes large."""
_FACTORS = {**dict.fromkeys(_QUOTING, 2.0), "encode": 4.0, "convert_to": 2.0, "decode": 2.0}
"""A quote becomes two, a byte four characters, `\\377`, or two when bytes become text."""
ELEMENT = 4.0
"""Characters of an element of one character in a document: two quotes, a comma."""
_AROUND = 2
"""Characters around what is written: even an empty text grows."""
_SHORTEST_PART = 2
"""Characters of the shortest part of a format, `%s`."""
WIDTH = re.compile(r"%(?:\d+\$)?-?(\d+)")
"""A width in a format."""
_GATHERING_DOCUMENTS = frozenset({"json_agg", "json_object_agg", "jsonb_agg", "jsonb_object_agg"})
_INDENTED = 2.0
"""Characters that a level indents a part by, for each of its characters: four, and a part has two at the least."""
_TAKING = frozenset({"->", "->>", "#>", "#>>", "-", "#-"})
"""Operators that take a part of a document, or leave it out."""
_PUTTING = frozenset({"json_strip_nulls", "jsonb_insert", "jsonb_set", "jsonb_set_lax", "jsonb_strip_nulls"})
"""Functions that put a document into another, or leave parts of it out."""
_USUAL_DEPTH = 5.0
_OPTION = re.compile(r"""\s*(\w+)\s*=\s*("(?:[^"\\]|\\.|"")*"|'(?:[^'\\]|\\.|'')*'|[^\s,"'\\]*)\s*(?:,|$)""")
_OPTIONS = re.compile(rf"(?:{_OPTION.pattern})*")
"""Options of a headline as PostgreSQL reads them (deserialize_deflist): `StartSel=<b>, MaxWords = "9"`."""
_MARKS = frozenset({"fragmentdelimiter", "startsel", "stopsel"})
_USUAL_MARKS = 12.0
"""Characters of the marks that are not told: `<b>`, `</b>`, ` ... `."""
_DOCUMENT_TYPES = frozenset({"json", "jsonb"})
_TEXTS = frozenset({"A_Expr", "CollateClause", "ColumnRef", "FuncCall", "JsonSerializeExpr", "TypeCast"})
"""What may be a text that was written already: a constant was not, and a document is not put in quotes."""


def again(item: Node, size: float) -> float:
    """The size of a value in a row, an array or a document: what was written before may double."""
    for kind, node in item.items():
        document = kind == "FuncCall" and dotted(node["funcname"])[1] in DOCUMENTS
        return 2 * size if (kind in _TEXTS and not document) or returned(node) else size
    return size


def returned(node: Node) -> bool:
    """Whether SQL/JSON is asked for a text, with RETURNING."""
    names = node.get("output", {}).get("typeName", {}).get("names", ())
    return bool(names) and dotted(names)[1] not in _DOCUMENT_TYPES


def _depth(document: Node) -> float:
    """The levels of a document that is made here; of a column, as many as documents have."""
    for kind, node in document.items():
        match kind:
            case "A_Const":
                return float(sum(map((literal(document) or "").count, "[{")))
            case "A_Expr":
                taken = dotted(node.get("name", []))[1] in _TAKING
                return max(_depth(node.get(side, {})) for side in (("lexpr",) if taken else ("lexpr", "rexpr")))
            case "ColumnRef" if PROVEN not in node:
                return _USUAL_DEPTH
            case "FuncCall":
                return _made_depth(dotted(node["funcname"])[1], node.get("args", []))
            case "TypeCast":
                return _depth(node.get("arg", {}))
            case _:
                pass
    return float("inf")


def _made_depth(name: str, given: Sequence[Node]) -> float:
    if name in DOCUMENTS or name in _GATHERING_DOCUMENTS:
        return 1 + max(map(_depth, given), default=0.0)
    return sum(map(_depth, given)) if name in _PUTTING else float("inf")


def _marked(given: Sequence[Node], sizes: Sequence[float]) -> float:
    """The characters that a headline puts around the words of a text; a language may stand before it."""
    options = literal(given[-1])
    if len(given) == 2:  # noqa: PLR2004  # a text and a query
        return sizes[0] * _USUAL_MARKS
    if options is None or not _OPTIONS.fullmatch(options):
        return prod(sorted([*sizes, _USUAL_MARKS])[-2:])
    marks = [option for option in _OPTION.finditer(options) if option[1].lower() in _MARKS]
    return max(sizes[:-1]) * (_USUAL_MARKS + sum(len(option[2]) for option in marks))


def made(name: str, call: Node, sizes: Sequence[float], pattern: str | None) -> float:  # noqa: PLR0911  # one for each kind of function
    """The characters of what a call makes; `pattern` is its first argument, where it is a constant."""
    total = sum(sizes)
    if name in _FACTORS:
        return _FACTORS[name] * total + _AROUND
    if name in SPLITTING and sizes:
        return ELEMENT * max(sizes)
    if name == "array_replace" and len(sizes) > 2:  # noqa: PLR2004  # the array, what is sought, what is put in
        return max(1.0, sizes[0]) * max(1.0, sizes[2])
    if name == "jsonb_pretty" and sizes:
        return sizes[0] * (1 + _INDENTED * min(sizes[0], _depth(call["args"][0])))
    if name == "ts_headline" and sizes:
        return total + _marked(call["args"], sizes)
    if name == "array_to_string" and sizes:
        return max(1.0, sizes[0]) * (1 + sum(sizes[1:]))
    if name in DOCUMENTS:
        return _AROUND + sum(again(item, size) for item, size in zip(call.get("args", []), sizes, strict=True))
    if name == "concat_ws" and len(sizes) > 1:
        joints = max(sizes[1:]) if call.get("func_variadic") else len(sizes)
        return total + sizes[0] * joints
    if name == "format" and len(sizes) > 1:
        named = sizes[0] / _SHORTEST_PART if pattern is None else pattern.count("%")
        widths = (float(width[:9]) for width in WIDTH.findall(pattern or ""))
        return sizes[0] + 2 * named * max(sizes[1:]) + sum(widths)
    return total
