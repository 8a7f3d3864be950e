"""How large a statement is for the planner, which writes the expression of a subquery's column wherever it is named.

In: a SELECT and its shape. Out: a finding where that makes of a short text more than the memory of a server holds.
`select x + x as x from (select x + x as x from …)` doubles with each level, before a row is read and without a moment
at which PostgreSQL asks for a timeout (pull_up_subqueries in prepjointree.c, inline_cte in subselect.c; conditions are
pushed down in the same way: subquery_push_qual in allpaths.c). Names are matched loosely; where two could be meant,
both count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from agent_gateway.guard.findings import Findings
from agent_gateway.guard.naming import figure
from agent_gateway.guard.tree import Node, Shape, dotted, parts

__all__ = ["judge"]

MAX_PLANNED = 200_000
"""Parts of all expressions: the planner keeps each several times, in some thousand bytes together."""
_WRITTEN_OUT = frozenset({"RangeSubselect", "CommonTableExpr"})
_CLAUSES = frozenset({"fromClause", "withClause", "larg", "rarg"})
_KEPT = "CTEMaterializeAlways"
_INLINED = "CTEMaterializeNever"

_Columns = tuple[tuple[str, float], ...]
"""Names, and of how many parts the expressions are."""
_Weights = dict[str, float]
"""What a reference to a name stands for: to a column, or to the row of something in FROM."""


def judge(query: Node, shape: Shape, findings: Findings) -> None:
    """Add that the statement is too large once it is written out."""
    levels = 1 + sum(len(shape.nodes[kind]) for kind in _WRITTEN_OUT if kind in shape.nodes)
    if levels == 1:
        return
    # however the references are spread over the levels, each level multiplies by no more than it has of them
    named = len(shape.nodes.get("ColumnRef", ()))
    if levels * log(named / levels + 1) + log(sum(map(len, shape.nodes.values()))) <= log(MAX_PLANNED):
        return
    references: Counter[int] = Counter()
    _Writing(references, Counter()).query(query, {}, {})
    if _Writing(Counter(), references).query(query, {}, {})[1] > MAX_PLANNED:
        findings.add(
            "too_deep",
            "Written out, the columns of the subqueries stand for an expression of "
            f"more than {MAX_PLANNED} parts: each names one below it several times.",
            "Write `as materialized (…)` in WITH, so that each value is computed once.",
            fragment="select",
        )


class _Writing:
    """One pass over a statement. Which CTEs are written out is known when their references were counted."""

    def __init__(self, counted: Counter[int], references: Counter[int]) -> None:
        self._counted = counted
        self._references = references

    def query(self, node: Node, ctes: dict[str, tuple[Node, _Columns]], outer: _Weights) -> tuple[_Columns, float]:
        """The columns of a query, and the parts of all its expressions."""
        known, total = dict(ctes), 0.0
        for wrapped in node.get("withClause", {}).get("ctes", []):
            cte = wrapped["CommonTableExpr"]
            inner = cte["ctequery"].get("SelectStmt", {})
            if node["withClause"].get("recursive"):
                known[cte["ctename"]] = (cte, ())
            columns, parts_below = self.query(inner, known, outer)
            total += parts_below
            known[cte["ctename"]] = (cte, _renamed(self._kept(cte, columns), cte.get("aliascolnames", [])))
        if "larg" in node:
            left, left_parts = self.query(node["larg"], known, outer)
            right, right_parts = self.query(node["rarg"], known, outer)
            same = len(left) == len(right)
            merged = tuple((a[0], max(a[1], b[1])) for a, b in zip(left, right, strict=True)) if same else left + right
            return merged, total + left_parts + right_parts
        sources: list[tuple[str, _Columns]] = []
        weights = dict(outer)
        for item in node.get("fromClause", []):
            total += self._source(item, known, weights, sources)
        columns, made = self._targets(node, known, weights, sources)
        rest = {key: node[key] for key in node if key not in _CLAUSES and key != "targetList"}
        return columns, total + made + self._parts([("SelectStmt", rest)], known, weights)

    def _kept(self, cte: Node, columns: _Columns) -> _Columns:
        """A CTE that is computed once: asked to, or named more than once."""
        how = cte.get("ctematerialized", "")
        if how == _KEPT or (how != _INLINED and self._references[id(cte)] > 1):
            return tuple((name, 1.0) for name, _ in columns)
        return columns

    def _targets(
        self,
        node: Node,
        ctes: dict[str, tuple[Node, _Columns]],
        weights: _Weights,
        sources: Sequence[tuple[str, _Columns]],
    ) -> tuple[_Columns, float]:
        """The columns that a query makes, and the parts that they have together."""
        if "valuesLists" in node:
            first = node["valuesLists"][0]["List"].get("items", [])
            return tuple(
                (f"column{place + 1}", self._parts([*item.items()], ctes, weights)) for place, item in enumerate(first)
            ), 0.0
        columns: list[tuple[str, float]] = []
        for wrapped in node.get("targetList", []):
            target = wrapped["ResTarget"]
            value: Node = target.get("val", {})
            fields = value.get("ColumnRef", {}).get("fields", [{}])
            if "A_Star" in fields[-1]:
                relation = dotted(fields[:-1])[1] if len(fields) > 1 else ""
                columns += [column for name, found in sources if relation in {"", name} for column in found]
            else:
                columns.append((target.get("name") or figure(value), self._parts([*value.items()], ctes, weights)))
        return tuple(columns), sum(weight for _, weight in columns)

    def _parts(
        self, pending: list[tuple[str, Node]], ctes: dict[str, tuple[Node, _Columns]], weights: _Weights
    ) -> float:
        """The parts of an expression, with those of the columns that it names."""
        found = 0.0
        while pending:
            kind, node = pending.pop()
            found += 1
            if kind == "ColumnRef":
                relation, name = dotted(node["fields"])
                # of `t.*`, what is left is `t`
                found += weights.get(name, weights.get(relation, 0.0) if "A_Star" in node["fields"][-1] else 0.0)
            elif kind == "SubLink":
                found += self.query(node["subselect"]["SelectStmt"], ctes, weights)[1]
                pending += node.get("testexpr", {}).items()
            else:
                pending += parts(kind, node)
        return found

    def _source(
        self,
        wrapped: Node,
        ctes: dict[str, tuple[Node, _Columns]],
        weights: _Weights,
        sources: list[tuple[str, _Columns]],
    ) -> float:
        """Add something in FROM to what stands left of it; the parts of the expressions in it."""
        for kind, node in wrapped.items():
            alias: Node = node.get("alias", {})
            columns: _Columns = ()
            total, name = 0.0, ""
            if kind == "RangeVar":
                name = node["relname"]
                if not node.get("schemaname") and name in ctes:
                    cte, columns = ctes[name]
                    self._counted[id(cte)] += 1
            elif kind == "RangeSubselect":
                columns, total = self.query(node["subquery"]["SelectStmt"], ctes, weights)
            elif kind == "JoinExpr":
                start = len(sources)
                total = sum(self._source(node[side], ctes, weights, sources) for side in ("larg", "rarg"))
                total += self._parts([*node.get("quals", {}).items()], ctes, weights)
                if not alias:
                    return total
                columns = tuple(column for _, found in sources[start:] for column in found)
                del sources[start:]
            else:
                return self._parts([(kind, node)], ctes, weights)
            columns = _renamed(columns, alias.get("colnames", []))
            sources.append((alias.get("aliasname", name), columns))
            _add(weights, *sources[-1])
            return total
        return 0.0


def _add(weights: _Weights, alias: str, columns: _Columns) -> None:
    """What one thing in FROM makes known; a name that two have stands for both, as in FULL JOIN … USING."""
    for name, weight in (*columns, (alias, sum(weight for _, weight in columns))):
        if weight:
            weights[name] = weights.get(name, 0.0) + weight


def _renamed(columns: _Columns, names: Sequence[Node]) -> _Columns:
    """The columns under the names of an alias; where a relation's own stand between them, each may be any."""
    given = [name["String"].get("sval", "") for name in names]
    if len(given) <= len(columns):
        return (*((new, old[1]) for new, old in zip(given, columns, strict=False)), *columns[len(given) :])
    most = max((weight for _, weight in columns), default=0.0)
    return tuple((name, most) for name in given)
