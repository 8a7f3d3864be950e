"""Values that rows became: how many parts they have, where nothing else tells.

In: an expression of which `derived` has noted what its references stand for. Out: parts, or characters of a text. What
is compared with its like, or written again and again, is for `resources` to see.
"""

from __future__ import annotations

from agent_gateway.guard.constants import PROVEN
from agent_gateway.guard.sizes import COUNTING, size
from agent_gateway.guard.tree import Node, dotted, parts
from agent_gateway.guard.writing import SPLITTING

__all__ = ["paired"]

_CHARACTERS = 100.0
"""Of a row in a text."""
_SPELLING = SPLITTING | {"array_to_string", "string_to_table"}
_TEXTS = frozenset({"text", "varchar", "bpchar"})
_REPEATING = frozenset({"repeat", "array_fill"})
_WEAVING = frozenset({"replace", "regexp_replace", "array_replace", "array_to_string"})
"""Functions that write one value between the parts of another."""
_ONE = frozenset(
    {"bool", "int2", "int4", "int8", "float4", "float8", "numeric", "date", "time", "timestamp", "timestamptz"}
    | {"interval", "uuid"}
)
"""Types of which a value has one part."""


def paired(expression: Node, *, whole: bool = False, woven: dict[int, float] | None = None) -> float:
    """The parts of a value that rows became.

    Args:
        expression: the value.
        whole: whether one of the parts, or a number made of them, counts as well.
        woven: how often the calls in it write what they are given, as far as that is known: for this function alone,
            which would look at the innermost of n calls two to the n times.
    """
    known = {} if woven is None else woven
    found = 1.0
    pending = [(kind, node, 1.0) for kind, node in expression.items()]
    while pending:
        kind, node, times = pending.pop()
        if PROVEN in node and node[PROVEN].paired > 1:
            found += times * node[PROVEN].paired
        elif whole or not _one(kind, node):
            times = max(times, _CHARACTERS) if _spells(kind, node) else times
            if kind == "FuncCall":
                if id(node) not in known:
                    known[id(node)] = _woven(node, known)
                times *= known[id(node)]
            pending += [(inner, part, times) for inner, part in parts(kind, node)]
    return found


def _woven(call: Node, known: dict[int, float]) -> float:
    """How often a call may write what it is given: as often as it is told, or for each part of something else."""
    name = dotted(call["funcname"])[1]
    if name in _REPEATING:
        return max(1.0, size({"FuncCall": call}))
    arguments: list[Node] = call.get("args", [])
    if name in _WEAVING and len(arguments) > (name != "array_to_string") + 1:
        between = arguments[1 if name == "array_to_string" else 2]
        return min(paired(arguments[0], woven=known), paired(between, woven=known))
    return 1.0


def _one(kind: str, node: Node) -> bool:
    """Whether a value is one of the parts of what it is made of, or counts them."""
    match kind:
        case "FuncCall":
            return dotted(node["funcname"])[1] in COUNTING
        case "TypeCast":
            return dotted(node["typeName"]["names"])[1] in _ONE and "arrayBounds" not in node["typeName"]
        case "A_Indirection":
            index = node.get("indirection", [{}])[-1].get("A_Indices")
            return index is not None and not index.get("is_slice", False)
        case _:
            return False


def _spells(kind: str, node: Node) -> bool:
    """Whether the characters of what a value is made of become its parts."""
    if kind == "FuncCall":
        return dotted(node["funcname"])[1] in _SPELLING
    return kind == "TypeCast" and dotted(node["typeName"]["names"])[1] in _TEXTS
