"""Whether one call, cast or array makes more of what it is given.

In: a node. Out: yes or no. What it is made of, and whether it comes back in the next step of a recursion, is for
`growth` to see.
"""

from __future__ import annotations

from collections.abc import Iterator

from agent_gateway.guard.constants import literal
from agent_gateway.guard.series import MAKING_ROWS
from agent_gateway.guard.tree import Node, below, dotted
from agent_gateway.guard.writing import DOCUMENTS, returned

__all__ = [
    "GATHERING",
    "GATHERING_NODES",
    "HOLDING",
    "TEXTS",
    "WRITTEN",
    "between",
    "names",
    "outermost",
    "shrinks",
    "unfolds",
    "written",
]

GATHERING = frozenset(
    {"array_agg", "string_agg", "range_agg"}
    | {f"{kind}_{what}" for kind in ("json", "jsonb") for what in ("agg", "agg_strict", "object_agg")}
    | {f"{kind}_object_agg_{how}" for kind in ("json", "jsonb") for how in ("strict", "unique", "unique_strict")}
)
"""Aggregates that make one value of many rows."""
GATHERING_NODES = frozenset({"JsonArrayAgg", "JsonObjectAgg", "JsonArrayQueryConstructor"})
"""The same, as syntax."""
HOLDING = frozenset({"A_ArrayExpr", "RowExpr", "JsonArrayConstructor", "JsonObjectConstructor"})
"""Syntax that puts what it is given side by side."""
WRITTEN = HOLDING | {"JsonScalarExpr", "JsonParseExpr"}
"""What puts a text in quotes, when it becomes a text itself."""
TEXTS = frozenset({"text", "varchar", "bpchar"})


def between(name: str, node: Node) -> bool:
    """Whether a call puts together as many parts as a value has, with more in them or between them."""
    arguments: list[Node] = node.get("args", [])
    if name == "array_to_string" and len(arguments) > 1:
        return "A_ArrayExpr" not in arguments[0]
    return name == "concat_ws" and "func_variadic" in node and "A_ArrayExpr" not in arguments[-1]


def written(kind: str, node: Node) -> bool:
    """Whether a row or an array becomes text, which puts its values in quotes, or text becomes an element of one."""
    argument = node.get("arg", {})
    if kind == "TypeCast":
        held = not WRITTEN.isdisjoint(argument) or (
            "FuncCall" in argument and dotted(argument["FuncCall"]["funcname"])[1] in DOCUMENTS
        )
        return held and dotted(node["typeName"]["names"])[1] in TEXTS
    if kind == "JsonSerializeExpr" or (kind in HOLDING and returned(node)):
        return True
    return kind == "A_ArrayExpr" and any(
        "TypeCast" in item and dotted(item["TypeCast"]["typeName"]["names"])[1] in TEXTS
        for item in node.get("elements", [])
    )


def unfolds(kind: str, node: Node) -> bool:
    """Whether a call returns rows: many of them for each row that it reads."""
    return kind == "FuncCall" and dotted(node["funcname"])[1] in MAKING_ROWS


def shrinks(name: str, node: Node) -> bool:
    """Whether constants prove that what is put in is no longer than what it replaces."""
    arguments = [literal(argument) for argument in node.get("args", [])]
    if len(arguments) < 3 or arguments[2] is None:  # noqa: PLR2004  # the value, what is sought, what is put in
        return False
    sought = arguments[1]
    return arguments[2] == "" or (name == "replace" and sought is not None and len(arguments[2]) <= len(sought))


def names(kind: str, node: Node) -> tuple[str, str]:
    """The name of a function, and that of an operator."""
    name = dotted(node["funcname"])[1] if kind == "FuncCall" else ""
    return name, dotted(node.get("name", []))[1] if kind == "A_Expr" else ""


def outermost(value: Node) -> Iterator[tuple[str, Node]]:
    """Every node of an expression, but of a chain of one operator the outermost only, which holds all of it."""
    chained: set[int] = set()
    for kind, node in below(value):
        if id(node) not in chained:
            yield kind, node
        _, sign = names(kind, node)
        if sign:
            sides = [node.get(side, {}).get("A_Expr", {}) for side in ("lexpr", "rexpr")]
            chained |= {id(side) for side in sides if names("A_Expr", side)[1] == sign}
