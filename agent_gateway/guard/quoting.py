"""Whether a value goes round by way of a row, an array or a document, and a text: in each of them quotes double.

In: the columns of a recursive CTE, and which is made of which. Out: yes or no. Bytes count as well: they are written
with two digits each.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent_gateway.guard.flow import ANY, Flow
from agent_gateway.guard.multiplying import TEXTS, WRITTEN, names
from agent_gateway.guard.own_columns import Own, starred
from agent_gateway.guard.tree import Node, below, dotted, parts
from agent_gateway.guard.writing import DOCUMENTS, SPLITTING, returned

__all__ = ["quoted"]

_HELD = WRITTEN | {"JsonSerializeExpr"}
"""What a value becomes a part of."""
_TAKING = (
    DOCUMENTS
    | SPLITTING
    | {"array_append", "array_prepend", "array_fill", "convert", "convert_to", "decode", "jsonb_insert", "jsonb_set"}
    | {"jsonb_set_lax", "to_tsvector"}
)
"""Functions that put a text where quotes, places of words, or the digits of bytes, will stand for it."""
_DOCUMENT_NODES = WRITTEN - {"A_ArrayExpr", "RowExpr"}
"""What makes a document."""
_TELLING = frozenset({"concat", "concat_ws", "format", "text", "varchar", "bpchar"})
"""Functions that write a value as a text."""
_TELLING_OPERATORS = frozenset({"->>", "#>>"})


def quoted(owns: Sequence[Own], flow: Flow) -> bool:
    """Whether a value goes round by way of a row, an array or a document, and a text."""
    made = [(own, name, value) for own in owns for name, value in own.pairs]
    made += [(own, ANY, value) for own in owns for _, value in own.inner]
    held = {(name, put) for own, name, value in made if not starred(value) for put in _held(own, value)}
    told: set[tuple[str, str]] = set()
    if held:
        joins = any(_documents(own, value) for own, _, value in made)
        told = {(name, taken) for own, name, value in made for taken in _told(own, value, joins=joins)}
    return any(
        flow.leads(text_of, put) and flow.leads(holder, taken) for holder, put in held for text_of, taken in told
    )


def _held(own: Own, value: Node) -> set[str]:
    """The columns of the CTE that become a part of a row, an array, a document, or bytes."""
    found: set[str] = set()
    pending = [*value.items()]
    while pending:
        kind, node = pending.pop()
        name, sign = names(kind, node)
        if kind == "ColumnRef" and own.row(node):
            found |= own.meant(node)
        sides = [node.get("lexpr", {}), node.get("rexpr", {})] if sign == "||" else []
        if (
            kind in _HELD
            or (kind == "TypeCast" and dotted(node["typeName"]["names"])[1] == "bytea")
            or name in _TAKING
            or node.get("subLinkType") == "ARRAY_SUBLINK"
            or any(map(_array, sides))
        ):
            found |= own.columns({kind: node})  # and with them those of all that stands in it
        else:
            pending += parts(kind, node)
    return found


def _documents(own: Own, value: Node) -> bool:
    """Whether an expression makes a document of columns of the CTE."""
    made = [{kind: node} for kind, node in below(value) if kind in _DOCUMENT_NODES or names(kind, node)[0] in DOCUMENTS]
    return any(map(own.columns, made))


def _told(own: Own, value: Node, *, joins: bool) -> set[str]:
    """The columns of the CTE that are written as a text.

    Args:
        own: the columns.
        value: an expression.
        joins: whether there are documents, of which `||` with a text makes one.
    """
    found: set[str] = set()
    for kind, node in below(value):
        name, sign = names(kind, node)
        cast: Node = node.get("typeName", {}) if kind == "TypeCast" else {}
        if (
            (cast and dotted(cast["names"])[1] in TEXTS and "arrayBounds" not in cast)
            or name in _TELLING
            or name.endswith("_text")
            or kind == "JsonTable"
            or sign in _TELLING_OPERATORS
            or (sign == "||" and (joins or any(_row(own, node.get(side, {})) for side in ("lexpr", "rexpr"))))
            or returned(node)
        ):
            found |= own.columns({kind: node})
    return found


def _row(own: Own, side: Node) -> bool:
    """Whether one side of `||` is a row: with a text, it becomes one."""
    return "RowExpr" in side or ("ColumnRef" in side and own.row(side["ColumnRef"]))


def _array(side: Node) -> bool:
    """Whether one side of `||` is an array for sure, so that the other may become an element."""
    return "A_ArrayExpr" in side or "arrayBounds" in side.get("TypeCast", {}).get("typeName", {})
