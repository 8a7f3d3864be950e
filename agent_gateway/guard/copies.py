"""How often PostgreSQL writes an operand: `a BETWEEN x AND y` becomes `a >= x AND a <= y`.

In: a node, or the shape of a statement. Out: its parts, and how often each is written. Inside of each other they
multiply, before a row is read (transformAExprBetween and transformAExprIn in parse_expr.c); a value of SQL/JSON is kept
as it is and as it is formatted (transformJsonValueExpr); of `(row).*` each column holds the row
(ExpandRowReference in parse_target.c).
"""

from __future__ import annotations

from math import log, prod

from agent_gateway.guard.tree import Node, Shape, below, parts

__all__ = ["TWICE", "written", "written_at_most"]

_BETWEEN = {
    "AEXPR_BETWEEN": (2, 1),
    "AEXPR_NOT_BETWEEN": (2, 1),
    "AEXPR_BETWEEN_SYM": (4, 2),
    "AEXPR_NOT_BETWEEN_SYM": (4, 2),
}
"""How often the value is written, and how often each bound."""
_FORMATTED = "JsonValueExpr"
TWICE = 2
"""What stands left of `IN (SELECT …)` is made ready for two ways of comparing it (ExecInitSubPlan in nodeSubplan.c)."""
_COLUMNS = 16
"""So many a row may have of which nothing is known here."""
_MOST_FIELDS = 10_000


def written(kind: str, node: Node) -> list[tuple[str, Node, int]]:
    """The nodes right below a node, with their types, and how often each is written."""
    if kind == _FORMATTED:
        return [(name, part, TWICE) for name, part in parts(kind, node)]
    if kind == "A_Indirection":
        times = _fields(node)
        return [(name, part, times) for name, part in parts(kind, node)]
    left, right = _operands(node) if kind == "A_Expr" else (1, 1)
    if left == right:
        return [(name, part, 1) for name, part in parts(kind, node)]
    first = node["lexpr"]
    return [(name, part, left if part is first.get(name) else right) for name, part in parts(kind, node)]


def written_at_most(shape: Shape) -> float:
    """The logarithm of how often anything in a statement is written, if all of it stands inside of each other."""
    often = [prod(_operands(node)) for node in shape.nodes.get("A_Expr", ())]
    twice = len(shape.nodes.get(_FORMATTED, ())) + sum("testexpr" in node for node in shape.nodes.get("SubLink", ()))
    often += [_fields(node) for node in shape.nodes.get("A_Indirection", ())]
    return sum(log(times) for times in often if times > 1) + twice * log(TWICE)


def _fields(node: Node) -> int:
    """How many columns `(row).*` stands for."""
    if "A_Star" not in node.get("indirection", [{}])[-1]:
        return 1
    row: Node = node.get("arg", {})
    found = sum(map(_columns, row["RowExpr"].get("args", []))) if "RowExpr" in row else _COLUMNS
    return min(max(1, found), _MOST_FIELDS)


def _columns(item: Node) -> int:
    """How many columns an item of ROW makes."""
    if "A_Indirection" in item:
        return _fields(item["A_Indirection"])
    return _COLUMNS if "A_Star" in item.get("ColumnRef", {}).get("fields", [{}])[-1] else 1


def _operands(node: Node) -> tuple[int, int]:
    """How often the two sides of an operator are written."""
    kind = node.get("kind", "")
    if kind == "AEXPR_IN":
        return 1 + sum(map(_apart, node["rexpr"].get("List", {}).get("items", []))), 1
    return _BETWEEN.get(kind, (1, 1))


def _apart(item: Node) -> bool:
    """Whether a value is compared with an item of IN on its own; what holds no column is put into one array."""
    return "A_Const" not in item and any(kind in {"ColumnRef", "RowExpr"} for kind, _ in below(item))
