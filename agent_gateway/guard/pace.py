"""How many steps a recursion takes, where a column of it counts them: `select n + 1, v * 1.05 from t where n < 120`.

In: a recursive CTE and its recursive term. Out: the steps, as far as constants prove them: what a counter starts from,
what each step adds to it or multiplies it by, and what it stays below. It leaves out what rounding may bring to a halt.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from agent_gateway.guard.constants import number
from agent_gateway.guard.own_columns import Own
from agent_gateway.guard.tree import Node, below, dotted, parts

__all__ = ["counted", "paced"]

_FEW = 200
"""Steps that nobody has to prove."""
_NUMBERS = frozenset({"int2", "int4", "int8", "numeric", "float4", "float8"})
_NOTICED = 1e-14
"""A float of less than this share of another may be added to it and leave it as it is."""


def paced(cte: Node, term: Node, told: float) -> float:
    """The steps of a recursion; `told` where no column of it counts them."""
    return told if told <= _FEW else min(counted(cte, term), default=told)


def counted(cte: Node, term: Node) -> Iterator[float]:
    """The steps that each counter allows; all conditions that are joined by AND hold in every step."""
    aliases = frozenset(_aliases(term.get("fromClause", []), cte["ctename"]))
    bounds: dict[str, float] = {}
    for name, most in _below(term.get("whereClause", {}), aliases):
        bounds[name] = min(most, bounds.get(name, most))
    first: Node = cte["ctequery"]["SelectStmt"]["larg"]
    if "larg" in first and any(kind == "A_Star" for kind, _ in below({"SelectStmt": first})):
        return  # the same column may stand at another place in each of its queries
    for place, (name, made) in enumerate(Own(cte, term).pairs if bounds else []):
        starts = list(_starts(first, place)) if name in bounds else []
        known = [start for start in starts if start is not None]
        if known and len(known) == len(starts):
            yield from _steps(made.get("A_Expr", {}), (name, aliases), min(known), bounds[name])


def _steps(made: Node, counter: tuple[str, frozenset[str]], start: float, most: float) -> Iterator[float]:
    """The steps from a number to another."""
    sign, left, right = dotted(made.get("name", []))[1], made.get("lexpr", {}), made.get("rexpr", {})
    if _column(right, counter[1]) == counter[0]:
        left, right = right, left
    by = _constant(right)
    if by is None or _column(left, counter[1]) != counter[0]:
        return
    if sign == "+" and by > _NOTICED * max(1.0, abs(start), abs(most)):
        yield max(1.0, (most - start) / by + 1)
    if sign == "*" and by > 1 + _NOTICED and start >= 1:
        yield max(1.0, log(max(1.0, most / start)) / log(by) + 1)


def _below(condition: Node, aliases: frozenset[str]) -> Iterator[tuple[str, float]]:
    """The columns that a condition holds below a number."""
    for kind, node in condition.items():
        if kind == "BoolExpr" and node.get("boolop") == "AND_EXPR":
            for part, inner in parts(kind, node):
                yield from _below({part: inner}, aliases)
        sign = dotted(node.get("name", []))[1] if kind == "A_Expr" and node.get("kind") == "AEXPR_OP" else ""
        if sign in {"<", "<=", ">", ">="}:
            less, more = ("lexpr", "rexpr") if sign.startswith("<") else ("rexpr", "lexpr")
            most = _constant(node.get(more, {}))
            name = _column(node.get(less, {}), aliases)
            if name and most is not None:
                yield name, most


def _column(value: Node, aliases: frozenset[str]) -> str:
    """The name of the column of the CTE that a value is."""
    schema, name = dotted(value.get("ColumnRef", {}).get("fields", []))
    return name if aliases and (not schema or schema in aliases) else ""


def _aliases(clause: list[Node], name: str) -> Iterator[str]:
    """The names of the CTE where the term itself reads it: what a subquery shows of it may be another number."""
    for item in clause:
        join, relation = item.get("JoinExpr", {}), item.get("RangeVar", {})
        if join and "alias" not in join:
            yield from _aliases([join["larg"], join["rarg"]], name)
        if relation.get("relname") == name and "schemaname" not in relation:
            yield relation.get("alias", {}).get("aliasname", name)


def _starts(query: Node, place: int) -> Iterator[float | None]:
    """The numbers that the queries of a CTE put into a column before the first step; None for what is no constant."""
    for side in ("larg", "rarg"):
        if side in query:
            yield from _starts(query[side], place)
    for row in query.get("valuesLists", []):
        items: list[Node] = row["List"].get("items", [])
        yield _start(items[place]) if place < len(items) else None
    targets: list[Node] = query.get("targetList", [])
    if targets:
        yield _start(targets[place]["ResTarget"].get("val", {})) if place < len(targets) else None


def _start(value: Node) -> float | None:
    """A constant, also as a type that holds it to the digit, or as the next whole number."""
    cast = value.get("TypeCast", {})
    if cast and (dotted(cast["typeName"]["names"])[1] not in _NUMBERS or "typmods" in cast["typeName"]):
        return None
    return _constant(cast.get("arg", {}) if cast else value)


def _constant(value: Node) -> float | None:
    """The number that is written."""
    return number(value) if "A_Const" in value else None
