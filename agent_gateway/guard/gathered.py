"""Values that rows became: how many parts they have, where nothing else tells.

In: an expression of which `derived` has noted what its references stand for. Out: parts, or characters of a text. What
is compared with its like, or written again and again, is for `resources` to see.
"""

from __future__ import annotations

from functools import partial

from agent_gateway.guard.constants import PROVEN
from agent_gateway.guard.memo import remembered
from agent_gateway.guard.sizes import COUNTING, size
from agent_gateway.guard.tree import Node, dotted, parts
from agent_gateway.guard.writing import SPLITTING

__all__ = ["paired"]

_CHARACTERS = 100.0
"""Of a row in a text."""
_SPELLING = SPLITTING | {"array_to_string", "string_to_table"}
_TEXTS = frozenset({"text", "varchar", "bpchar"})
_REPEATING = frozenset({"repeat", "array_fill"})
_WEAVING = {
    **dict.fromkeys(("replace", "regexp_replace", "array_replace"), (0, 2)),
    "array_to_string": (0, 1),
    "concat_ws": (-1, 0),
    "format": (0, -1),
    "ts_headline": (-3, -1),
}
"""Functions that write one value between the parts of another: the places of the value, and of what is written."""
_ONE = frozenset(
    {"bool", "int2", "int4", "int8", "float4", "float8", "numeric", "date", "time", "timestamp", "timestamptz"}
    | {"interval", "uuid"}
)
"""Types of which a value has one part."""


def paired(expression: Node, *, whole: bool = False) -> float:
    """The parts of a value that rows became.

    Args:
        expression: the value.
        whole: whether one of the parts, or a number made of them, counts as well; then what constants add does not.
    """
    return 1.0 + _ASKED[whole, False](expression)


def _parts(expression: Node, *, whole: bool, spelled: bool) -> float:
    """The same without the one that a value is; of what is spelled, each character is a part."""
    found = 0.0
    for kind, node in expression.items():
        if PROVEN in node and node[PROVEN].paired > 1:
            worth = node[PROVEN]
            found += worth.paired / (worth.added if whole else 1.0) * (_CHARACTERS if spelled else 1.0)
        elif whole or not _one(kind, node):
            asked = _ASKED[whole, spelled or _spells(kind, node)]
            times = _woven({kind: node}) if kind == "FuncCall" else 1.0
            for inner, part in parts(kind, node):
                found += times * asked({inner: part})
    return found


_ASKED = {
    (whole, spelled): remembered(partial(_parts, whole=whole, spelled=spelled))
    for whole in (False, True)
    for spelled in (False, True)
}


@remembered
def _woven(written: Node) -> float:
    """How often a call may write what it is given: as often as it is told, or for each part of something else."""
    call = written["FuncCall"]
    name = dotted(call["funcname"])[1]
    if name in _REPEATING:
        return max(1.0, size(written))
    arguments: list[Node] = call.get("args", [])
    if name in _WEAVING and (name != "concat_ws" or "func_variadic" in call):
        places = _WEAVING[name]
        if -len(arguments) <= min(places) and max(places) < len(arguments):
            return min(max(size(arguments[place]), paired(arguments[place])) for place in places)
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
