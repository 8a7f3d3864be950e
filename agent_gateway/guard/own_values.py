"""What a value of a recursive CTE is for sure: one that counts, an array of numbers.

In: an expression. Out: yes or no.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent_gateway.guard.sizes import LENGTHS
from agent_gateway.guard.tree import Node, below, dotted

__all__ = ["SHORT", "counts_up", "of_numbers"]

SHORT = LENGTHS | {"md5", "sha224", "sha256", "sha384", "sha512", "ascii", "position", "strpos"}
"""Functions whose result is short, whatever they are given."""
_NUMBERS = frozenset({"int2", "int4", "int8", "float4", "float8", "numeric"})
_ROUNDING = frozenset({"abs", "ceil", "ceiling", "date_trunc", "floor", "round", "trunc"})
"""Functions that leave a number or a day about where it was."""


def counts_up(value: Node, *, lengths: bool = True) -> bool:  # noqa: PLR0911  # one for each kind of node
    """Whether a value is one that was there, or one that is a constant away from it: `n + 1`, `length(s)`.

    That nothing else of the CTE stands in what is added, is for the caller to see.

    Args:
        value: an expression.
        lengths: whether the length of a value counts as well.
    """
    for kind, node in value.items():
        match kind:
            case "ColumnRef" | "A_Const":
                return True
            case "TypeCast":
                return counts_up(node.get("arg", {}), lengths=lengths)
            case "A_Expr":
                sides = [node.get("lexpr", {}), node.get("rexpr", {})]
                held = [side for side in sides if _refers(side)]
                return (
                    dotted(node.get("name", []))[1] in {"+", "-"}
                    and len(held) == 1
                    and counts_up(held[0], lengths=lengths)
                )
            case "FuncCall" if dotted(node["funcname"])[1] in (_ROUNDING | SHORT if lengths else _ROUNDING):
                return _each(node.get("args", []), lengths=lengths)
            case "CoalesceExpr" | "MinMaxExpr":
                return _each(node.get("args", []), lengths=lengths)
            case "CaseExpr":
                results = [node.get("defresult", {}), *(item["CaseWhen"].get("result", {}) for item in node["args"])]
                return _each(results, lengths=lengths)
            case _:
                return False
    return True


def _each(values: Sequence[Node], *, lengths: bool) -> bool:
    return all(counts_up(value, lengths=lengths) for value in values if _refers(value))


def _refers(value: Node) -> bool:
    return any(kind in {"ColumnRef", "SubLink"} for kind, _ in below(value))


def of_numbers(value: Node) -> bool:
    """Whether a value is an array of numbers for sure."""
    cast: Node = value.get("TypeCast", {})
    if cast and "arrayBounds" in cast["typeName"]:
        return dotted(cast["typeName"]["names"])[1] in _NUMBERS
    call: Node = value.get("FuncCall", {})
    filled: list[Node] = call.get("args", [])[:1] if call and dotted(call["funcname"])[1] == "array_fill" else []
    elements: list[Node] = value.get("A_ArrayExpr", {}).get("elements", filled)
    return bool(elements) and all(map(_number, elements))


def _number(value: Node) -> bool:
    """Whether a value is a number for sure."""
    kind: Node = value.get("TypeCast", {}).get("typeName", {})
    if kind:
        return dotted(kind["names"])[1] in _NUMBERS and "arrayBounds" not in kind
    return not {"ival", "fval"}.isdisjoint(value.get("A_Const", {}))
