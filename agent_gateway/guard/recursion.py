"""Recursive CTEs that cannot end, or that grow with each step.

In: a statement with WITH RECURSIVE and its shape. Out: findings. A condition ends a recursion; whether it does so in
time is for the statement timeout.
"""

from __future__ import annotations

from agent_gateway.guard.constants import largest, number
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.growth import multiplies
from agent_gateway.guard.pace import paced
from agent_gateway.guard.tree import Node, Shape, below, dotted

__all__ = ["judge"]

MAX_STEPS = 1_000_000
MAX_LIMIT = 100_000
_TAKING_APART = frozenset(
    {
        f"{json}_{what}{text}"
        for json in ("json", "jsonb")
        for what in ("each", "array_elements")
        for text in ("", "_text")
    }
    | {"json_object_keys", "jsonb_object_keys", "jsonb_path_query", "regexp_matches", "unnest"}
)
"""Functions that return no row where nothing is left of their value: a document is walked down so."""

_PATHS = frozenset({"path", "pclose", "popen"})
"""Functions that make a path of geometry."""


def judge(main: Node, shape: Shape, findings: Findings) -> None:
    """Add the recursive CTEs without a bound."""
    adds = not _PATHS.isdisjoint(shape.called) or any(name == "path" for _, name, _ in shape.types)
    recursive = [c for w in shape.nodes.get("WithClause", ()) if w.get("recursive") for c in w.get("ctes", [])]
    for wrapped in recursive:
        cte = wrapped.get("CommonTableExpr", {})
        query = cte.get("ctequery", {}).get("SelectStmt", {})
        if "rarg" in query and _reads(query["rarg"], cte["ctename"]):
            _term(cte, query["rarg"], main, findings, adds=adds)


def _term(cte: Node, term: Node, main: Node, findings: Findings, *, adds: bool) -> None:
    """The recursive term of one CTE."""
    name = cte["ctename"]
    if not _bounded(term) and not _limited(main, name) and "cycle_clause" not in cte:
        findings.add(
            "recursion_unbounded",
            f"Nothing ends the recursion of `{name}`.",
            "Give its recursive term a condition, such as `where n < 100`.",
            at=cte.get("location", 0),
        )
    if len(term.get("fromClause", [])) == 1 and paced(cte, term, _steps(term.get("whereClause", {}))) > MAX_STEPS:
        findings.add(
            "recursion_unbounded",
            f"The recursion of `{name}` may take more than {MAX_STEPS} steps.",
            "Count with generate_series, or count the steps: begin with `0 as step`, go on with `step + 1` and add "
            "`and step < 1000` to its condition.",
            at=cte.get("location", 0),
        )
    if multiplies(cte, term, adds=adds):
        findings.add(
            "value_too_large",
            f"A value in `{name}` doubles with each step of the recursion.",
            "Add something of a constant size in each step. A list that is made anew of its elements is kept in rows, "
            "one for each element.",
            at=cte.get("location", 0),
        )


def _reads(term: Node, name: str) -> bool:
    relations = [node for kind, node in below({"SelectStmt": term}) if kind == "RangeVar"]
    return any(node["relname"] == name and "schemaname" not in node for node in relations)


def _bounded(term: Node) -> bool:
    """Whether rows can fall out of a term: by WHERE, HAVING, a join's condition or LIMIT, in it or below it.

    Or by a function that takes a value of the row apart.
    """
    for kind, node in below({"SelectStmt": term}):
        conditions = [node.get(key, {}) for key in ("whereClause", "havingClause", "quals")]
        if any(part == "ColumnRef" for condition in conditions for part, _ in below(condition)):
            return True
        if kind == "FuncCall" and dotted(node["funcname"])[1] in _TAKING_APART and _of_a_row(node):
            return True
        if kind == "JoinExpr" and (node.get("isNatural") or "usingClause" in node):
            return True
        if kind == "SelectStmt" and ("limitCount" in node or node.get("op") in {"SETOP_INTERSECT", "SETOP_EXCEPT"}):
            return True
    return False


def _of_a_row(call: Node) -> bool:
    return any(part == "ColumnRef" for part, _ in below({"FuncCall": call}))


def _limited(main: Node, name: str) -> bool:
    """`select … from cte limit n` stops the recursion when it has its rows; nothing in between may want them all."""
    limit = number(main.get("limitCount", {}))
    clause = main.get("fromClause", [])
    reads_it = len(clause) == 1 and clause[0].get("RangeVar", {}).get("relname") == name
    plain = not any(key in main for key in ("groupClause", "sortClause", "distinctClause", "whereClause", "larg"))
    calls = any(kind == "FuncCall" for target in main.get("targetList", []) for kind, _ in below(target))
    return limit is not None and limit <= MAX_LIMIT and reads_it and plain and not calls


def _steps(condition: Node) -> float:
    """The largest number that a column is compared with."""
    comparisons = [node for kind, node in below(condition) if kind == "A_Expr"]
    return max([0.0, *(largest({"A_Expr": node}) for node in comparisons)])
