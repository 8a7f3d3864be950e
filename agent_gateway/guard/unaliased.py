"""What a query in FROM computes and gives no name, where the query around it names it by one of its own.

In: where a column reference hangs. Out: a hint, or nothing. It is asked after a refusal only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from agent_gateway.guard.tree import Node, dotted

__all__ = ["hint"]


class Hanging(Protocol):
    """Where a node hangs."""

    @property
    def above(self) -> Hanging | None:
        """The place of the node above."""
        ...

    @property
    def node(self) -> Node:
        """The node."""
        ...


def hint(place: Hanging, qualifier: str, name: str) -> str:
    """How to give a name to what the queries in FROM compute; only those of one alias, where it is named."""
    above: Hanging | None = place
    known: dict[str, Node] = {}
    clause: list[Node] = []
    while above is not None:  # the nearest FROM is the one that the name looks into, a WITH may stand further out
        clause = clause or above.node.get("fromClause", [])
        for cte in above.node.get("withClause", {}).get("ctes", []):
            known.setdefault(cte["CommonTableExpr"]["ctename"], cte["CommonTableExpr"].get("ctequery", {}))
        above = above.above
    for source, query in _queries(clause, known):
        if source == qualifier or not qualifier:
            for written in _unaliased(query):
                return f"What a query in FROM computes has no alias of its own: write `{written} as {name}` there."
    return ""


def _queries(clause: list[Node], known: dict[str, Node]) -> Iterator[tuple[str, Node]]:
    """The subqueries of a FROM clause and the queries in WITH that it reads, under their names here."""
    pending = list(clause)
    while pending:
        for kind, node in pending.pop(0).items():
            alias = node.get("alias", {})
            if kind == "JoinExpr":
                pending += [node[side] for side in ("larg", "rarg")]
            elif "colnames" not in alias and kind == "RangeSubselect":
                yield alias.get("aliasname", ""), node.get("subquery", {})
            elif "colnames" not in alias and kind == "RangeVar" and node["relname"] in known:
                yield alias.get("aliasname", node["relname"]), known[node["relname"]]


def _unaliased(query: Node) -> Iterator[str]:
    """What a query computes without an alias, in short."""
    select: Node = query.get("SelectStmt", {})
    while "larg" in select:
        select = select["larg"]
    for wrapped in select.get("targetList", []):
        target = wrapped["ResTarget"]
        value = target.get("val", {})
        if "name" not in target and "ColumnRef" not in value:
            call = value.get("FuncCall")
            yield f"{dotted(call['funcname'])[1]}(…)" if call else "…"
