"""How many rows constants prove a query to make.

In: a SELECT. Out: findings where series, VALUES and CTEs multiply to far too many rows, or where so many rows are put
into one value. Relations count as one row: nothing is known about them here.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_gateway.guard.constants import moment, number, seconds
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.tree import Node, dotted, parts

__all__ = ["judge", "series"]

MAX_ROWS = 10_000_000
"""Rows of one FROM clause."""
MAX_GATHERED = 10_000
"""Rows that become one value."""
MAX_EXPANSION = 2_000
"""Relations read, when each CTE is written out where it is named: a chain that doubles is planned for minutes."""

_GATHERING = frozenset(
    {"array_agg", "string_agg", "json_agg", "jsonb_agg", "json_agg_strict", "jsonb_agg_strict"}
    | {"json_object_agg", "jsonb_object_agg"}
)
_AGGREGATES = _GATHERING | {"count", "sum", "avg", "min", "max", "bool_and", "bool_or", "every"}


@dataclass(slots=True)
class Yield:
    """Rows of a query, and the relations that it reads when every CTE is written out."""

    rows: float = 1.0
    expansion: float = 1.0


def judge(query: Node, findings: Findings) -> None:
    """Add what the constants of a query prove."""
    _Counting(findings).query(query, {})


def series(node: Node) -> float:
    """The rows of a generate_series with constant bounds; 1 where they are not constant."""
    arguments: list[Node] = node.get("args", [])
    if len(arguments) < 2:  # noqa: PLR2004  # start and stop
        return 1.0
    step = arguments[2] if len(arguments) > 2 else None  # noqa: PLR2004  # and a step
    start, stop = number(arguments[0]), number(arguments[1])
    if start is not None and stop is not None:
        by = 1.0 if step is None else number(step)
        return max(0.0, (stop - start) / by + 1) if by else 1.0
    first, last = moment(arguments[0]), moment(arguments[1])
    length = seconds(step) if step is not None else None
    if first is None or last is None or not length or first[0] != last[0]:
        return float("inf") if last is not None and abs(last[1]) > 1e200 else 1.0  # noqa: PLR2004  # infinity
    return max(0.0, (last[1] - first[1]) / length + 1)


class _Counting:
    """One pass over a statement."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings

    def query(self, node: Node, ctes: dict[str, Yield]) -> Yield:
        """The yield of a query."""
        known = dict(ctes)
        for wrapped in node.get("withClause", {}).get("ctes", []):
            cte = wrapped.get("CommonTableExpr", {})
            query = cte.get("ctequery", {}).get("SelectStmt")
            if query is not None:
                known[cte["ctename"]] = self.query(query, {**known, cte["ctename"]: Yield()})
        if "larg" in node:
            left, right = self.query(node["larg"], known), self.query(node["rarg"], known)
            found = Yield(left.rows + right.rows, left.expansion + right.expansion)
        elif "valuesLists" in node:
            found = Yield(float(len(node["valuesLists"])))
        else:
            found = self._select(node, known)
        limit = number(node.get("limitCount", {}))
        if limit is not None and limit >= 0:
            found.rows = min(found.rows, limit)
        if found.expansion > MAX_EXPANSION:
            self._findings.add(
                "too_many_joins",
                "The CTEs refer to each other so often that they stand for thousands of relations.",
                "Refer to each CTE once or twice.",
                fragment="with",
            )
        return found

    def _select(self, node: Node, ctes: dict[str, Yield]) -> Yield:
        clause: list[Node] = node.get("fromClause", [])
        sources = [self._source(item, ctes) for item in clause]
        rows, expansion = 1.0, 1.0
        for source in sources:
            rows = rows * source.rows if not _compares(node.get("whereClause", {})) else max(rows, source.rows)
            expansion += source.expansion
        if rows > MAX_ROWS:
            self._findings.add(
                "too_many_rows",
                f"What is combined here makes more than {MAX_ROWS} rows.",
                "Join with a condition, or use shorter series.",
                fragment="from",
            )
        gathers, aggregates = self._expressions(node, ctes)
        if gathers and rows > MAX_GATHERED:
            self._gathered(rows)
        return Yield(1.0 if aggregates and "groupClause" not in node else rows, expansion)

    def _gathered(self, rows: float) -> None:
        self._findings.add(
            "value_too_large",
            f"{rows:.0f} rows become one value.",
            "Aggregate fewer rows, or return them as rows.",
            fragment="aggregate",
        )

    def _expressions(self, node: Node, ctes: dict[str, Yield]) -> tuple[bool, bool]:
        """Whether a SELECT puts its rows into one value, and whether it aggregates; counts subqueries on the way."""
        gathers = aggregates = False
        pending = [("SelectStmt", {key: node[key] for key in node if key not in {"fromClause", "withClause"}})]
        while pending:
            kind, part = pending.pop()
            if kind == "SubLink":
                query = part.get("subselect", {}).get("SelectStmt", {})
                found = self.query(query, ctes)
                if part.get("subLinkType") == "ARRAY_SUBLINK" and found.rows > MAX_GATHERED:
                    self._gathered(found.rows)
                pending += list(part.get("testexpr", {}).items())
                continue
            if kind == "FuncCall" and "over" not in part:
                name = dotted(part["funcname"])[1]
                gathers, aggregates = gathers or name in _GATHERING, aggregates or name in _AGGREGATES
            pending += parts(kind, part)
        return gathers, aggregates

    def _source(self, wrapped: Node, ctes: dict[str, Yield]) -> Yield:
        for kind, node in wrapped.items():
            match kind:
                case "RangeVar":
                    known = None if node.get("schemaname") else ctes.get(node["relname"])
                    return Yield(known.rows, known.expansion) if known else Yield()
                case "RangeSubselect":
                    query = node.get("subquery", {}).get("SelectStmt")
                    return self.query(query, ctes) if query else Yield()
                case "RangeFunction":
                    return Yield(max([1.0, *(_function(part["List"]["items"][0]) for part in node["functions"])]))
                case "JoinExpr":
                    left, right = self._source(node["larg"], ctes), self._source(node["rarg"], ctes)
                    bound = node.get("isNatural") or "usingClause" in node or _compares(node.get("quals", {}))
                    rows = max(left.rows, right.rows) if bound else left.rows * right.rows
                    return Yield(rows, left.expansion + right.expansion)
                case _:
                    return Yield()
        return Yield()


def _function(wrapped: Node) -> float:
    call = wrapped.get("FuncCall")
    is_series = call is not None and dotted(call["funcname"])[1] == "generate_series"
    return series(call) if is_series and call is not None else 1.0


def _compares(condition: Node) -> bool:
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
