"""What constants prove of generate_series.

In: a call. Out: its rows, and the least number in them.
"""

from __future__ import annotations

from agent_gateway.guard.constants import largest, number
from agent_gateway.guard.moments import moment, seconds
from agent_gateway.guard.naming import OF_ONE_COLUMN
from agent_gateway.guard.reach import reach
from agent_gateway.guard.sizes import size
from agent_gateway.guard.tree import Node, below, dotted
from agent_gateway.guard.writing import ELEMENT, SPLITTING

__all__ = ["MAKING_ROWS", "SHORTEST_ITEM", "called_rows", "columns_of", "least", "series", "upper"]

_MANY = 10_000
"""Rows of a series of which the ends are not certain."""
SHORTEST_ITEM = 2.0
"""Characters of the shortest item of a list, with its comma."""
_UNFOLDING = frozenset(
    {
        f"{json}_{what}"
        for json in ("json", "jsonb")
        for what in ("array_elements", "each", "object_keys", "to_recordset")
    }
    | {f"{json}_{what}_text" for json in ("json", "jsonb") for what in ("array_elements", "each")}
    | {"generate_subscripts", "jsonb_path_query", "jsonb_path_query_tz", "regexp_split_to_table", "regexp_matches"}
    | {"string_to_table", "unnest"}
)
"""Functions that make a row of each part of a value."""
MAKING_ROWS = _UNFOLDING | {"generate_series"}
"""Functions whose rows constants may prove."""


def series(node: Node) -> float:
    """The rows of a generate_series with constant bounds; 1 where they are not constant."""
    arguments: list[Node] = node.get("args", [])
    if len(arguments) < 2:  # noqa: PLR2004  # start and stop
        return 1.0
    step = arguments[2] if len(arguments) > 2 else None  # noqa: PLR2004  # and a step
    start, stop = number(arguments[0]), number(arguments[1])
    if step is None and (start is None or stop is None):
        ends = max(map(reach, arguments))
        return ends if ends >= _MANY else 1.0
    if start is not None and stop is not None:
        by = 1.0 if step is None else number(step)
        return max(0.0, (stop - start) / by + 1) if by else 1.0
    first, last = moment(arguments[0]), moment(arguments[1])
    length = seconds(step) if step is not None else None
    if first is None or last is None or not length or first[0] != last[0]:
        return float("inf") if last is not None and abs(last[1]) > 1e200 else 1.0  # noqa: PLR2004  # infinity
    return max(0.0, (last[1] - first[1]) / length + 1)


def columns_of(name: str) -> tuple[str, ...] | None:
    """The columns that a function in FROM names itself, beside the one that is called as it is; None if not known."""
    if name.startswith(("json_each", "jsonb_each")):
        return ("key", "value")
    if name.startswith(("json_array_elements", "jsonb_array_elements")):
        return ("value",)
    return () if name in OF_ONE_COLUMN else None


def called_rows(call: Node) -> float:
    """The rows of a call of a function that makes rows, at the least one."""
    if dotted(call["funcname"])[1] == "generate_series":
        return max(1.0, series(call))
    return max(1.0, sum(map(_elements, call.get("args", [])[:1])))


def _elements(node: Node) -> float:
    """The elements of an array or a document, at the most."""
    for kind, part in node.items():
        name = dotted(part["funcname"])[1] if kind == "FuncCall" else ""
        if kind == "A_ArrayExpr":
            return sum(
                max(1.0, _elements(item)) for item in part.get("elements", []) if "A_ArrayExpr" in item
            ) or float(len(part.get("elements", [])))
        if kind == "TypeCast":
            return _elements(part["arg"])
        if name in SPLITTING:
            return size(node) / ELEMENT
        if kind == "A_Const":
            return max(1.0, size(node) / SHORTEST_ITEM)
    return size(node)


def upper(condition: Node) -> float:
    """The largest number that a condition lets something grow to."""
    found = 1.0
    for kind, node in below(condition):
        sign = dotted(node.get("name", []))[1] if kind == "A_Expr" else ""
        if sign in {"<", "<=", "<>", "!="} or node.get("kind") == "AEXPR_BETWEEN":
            found = max(found, largest(node.get("rexpr", {})))
        if sign in {">", ">=", "<>", "!="}:
            found = max(found, largest(node.get("lexpr", {})))
    return found


def least(wrapped: Node) -> float | None:
    """A number than which no value of a series is less."""
    call = wrapped.get("FuncCall", {})
    if not call or dotted(call["funcname"])[1] != "generate_series":
        return None
    bounds = [number(argument) for argument in call.get("args", [])[:2]]
    told = [bound for bound in bounds if bound is not None]
    return min(told) if told and len(told) == len(bounds) else None
