"""What a condition says about the rows of two relations.

In: the condition of a WHERE clause or of a join; it may be empty. Out: yes or no. It decides nothing.
"""

from __future__ import annotations

from agent_gateway.guard.tree import Node, below, dotted, parts

__all__ = ["compares", "relates"]


def relates(condition: Node) -> bool:
    """Whether a condition compares what holds a column with what holds another, or asks a subquery."""
    return any(
        kind in {"SubLink", "FuncCall"}
        or (kind == "A_Expr" and _named(part.get("lexpr")) and _named(part.get("rexpr")))
        for kind, part in below(condition)
    )


def _named(side: Node | None) -> bool:
    return side is not None and any(kind == "ColumnRef" for kind, _ in below(side))


def compares(condition: Node) -> bool:
    """Whether a condition says that two columns are equal."""
    pending = list(condition.items())
    while pending:
        kind, part = pending.pop()
        sides = [part.get("lexpr", {}), part.get("rexpr", {})]
        if kind == "A_Expr" and dotted(part.get("name", []))[1] == "=" and all("ColumnRef" in side for side in sides):
            return True
        if kind == "BoolExpr" and part.get("boolop") == "AND_EXPR":
            pending += parts(kind, part)
    return False
