"""How large a statement is for the planner, which writes the expression of a subquery's column wherever it is named.

In: a SELECT and its shape. Out: a finding where that makes of a short text more than the memory of a server holds.
`select x + x as x from (select x + x as x from …)` doubles with each level, before a row is read and without a moment
at which PostgreSQL asks for a timeout (pull_up_subqueries in prepjointree.c, inline_cte in subselect.c; conditions are
pushed down in the same way: subquery_push_qual in allpaths.c). What groups, sorts, limits or has windows stays a
subquery (is_simple_subquery in prepjointree.c): what is computed from its columns refers to them, and only conditions
and keys of sorting are written out through it, in the plan or in the text of EXPLAIN. A reference that names its
relation counts as that one's column; where two could be meant, both count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from agent_gateway.guard.copies import TWICE, written, written_at_most
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.naming import MOST_COLUMNS, figure
from agent_gateway.guard.tree import Node, Shape, dotted, parts
from agent_gateway.guard.weights import NOTHING, Columns, Known, Weight, compared, renamed, staying

__all__ = ["STAYS", "judge"]

MAX_PLANNED = 200_000
"""Parts of all expressions: the planner keeps each several times, in some thousand bytes together."""
_PLANNED_APART = 20
"""Parts that a subquery in an expression is worth, for each of its copies is planned on its own."""
_WRITTEN_OUT = frozenset({"RangeSubselect", "CommonTableExpr"})
_CLAUSES = frozenset({"fromClause", "withClause", "larg", "rarg", "targetList", "valuesLists"})
_KEPT = "CTEMaterializeAlways"
_INLINED = "CTEMaterializeNever"

STAYS = ("groupClause", "havingClause", "sortClause", "limitCount", "limitOffset", "distinctClause")


def judge(query: Node, shape: Shape, findings: Findings) -> None:
    """Add that the statement is too large once it is written out."""
    levels = 1 + sum(len(shape.nodes[kind]) for kind in _WRITTEN_OUT if kind in shape.nodes)
    copied = written_at_most(shape)
    if levels == 1 and not copied:
        return
    # however the references are spread over the levels, each level multiplies by no more than it has of them
    named = len(shape.nodes.get("ColumnRef", ())) if levels > 1 else 0
    spread = levels * log(named / levels + 1)
    if copied + spread + log(sum(map(len, shape.nodes.values()))) <= log(MAX_PLANNED):
        return
    references: Counter[int] = Counter()
    if _Writing(references, Counter()).query(query, {}, Known())[1] <= MAX_PLANNED:
        return  # even if every CTE is written out
    if _Writing(Counter(), references).query(query, {}, Known())[1] > MAX_PLANNED:
        findings.add(
            "too_deep",
            "Written out, the columns of the subqueries, or what stands in BETWEEN and IN, are an expression of "
            f"more than {MAX_PLANNED} parts: each holds one below it several times.",
            "Write `as materialized (…)` in WITH, so that each value is computed once, and do not put BETWEEN into "
            "BETWEEN.",
            fragment="select",
        )


class _Writing:
    """One pass over a statement. Which CTEs are written out is known when their references were counted."""

    def __init__(self, counted: Counter[int], references: Counter[int]) -> None:
        self._counted = counted
        self._references = references

    def query(self, node: Node, ctes: dict[str, tuple[Node, Columns]], outer: Known) -> tuple[Columns, float]:
        """The columns of a query, and the parts of all its expressions."""
        known, total = dict(ctes), 0.0
        for wrapped in node.get("withClause", {}).get("ctes", []):
            cte = wrapped["CommonTableExpr"]
            inner = cte["ctequery"].get("SelectStmt", {})
            if node["withClause"].get("recursive"):
                known[cte["ctename"]] = (cte, ())
            columns, parts_below = self.query(inner, known, outer)
            total += parts_below
            known[cte["ctename"]] = (cte, renamed(self._kept(cte, columns), cte.get("aliascolnames", [])))
        if "larg" in node:
            left, left_parts = self.query(node["larg"], known, outer)
            right, right_parts = self.query(node["rarg"], known, outer)
            same = len(left) == len(right)
            both = zip(left, right, strict=True) if same else ()
            merged = tuple((name, Weight(*map(max, one, other))) for (name, one), (_, other) in both)
            columns = merged if same else (left + right)[:MOST_COLUMNS]
            total += left_parts + right_parts + self._rest(node, known, outer)
            return columns, total + (0.0 if node.get("all") else compared(columns))
        sources: list[tuple[str, Columns]] = []
        weights = outer.inside()
        for item in node.get("fromClause", []):
            total += self._source(item, known, outer, weights, sources)
        columns, made = self._targets(node, known, weights, sources)
        total += made + _keys(node, columns) + self._rest(node, known, weights)
        return staying(columns) if _stays(node) else columns, total

    def _rest(self, node: Node, ctes: dict[str, tuple[Node, Columns]], weights: Known) -> float:
        """The parts of all clauses but those that make rows and columns."""
        rest = {key: node[key] for key in node if key not in _CLAUSES}
        return self._parts([("SelectStmt", rest)], ctes, weights).written

    def _kept(self, cte: Node, columns: Columns) -> Columns:
        """A CTE that is computed once: asked to, or named more than once."""
        how = cte.get("ctematerialized", "")
        if how == _KEPT or (how != _INLINED and self._references[id(cte)] > 1):
            return tuple((name, Weight(1.0, 1.0)) for name, _ in columns)
        return columns

    def _targets(
        self,
        node: Node,
        ctes: dict[str, tuple[Node, Columns]],
        weights: Known,
        sources: Sequence[tuple[str, Columns]],
    ) -> tuple[Columns, float]:
        """The columns that a query makes, and the parts that they have together."""
        if "valuesLists" in node:
            rows = [
                [self._parts([*item.items()], ctes, weights) for item in row["List"].get("items", [])]
                for row in node["valuesLists"]
            ]
            return tuple((f"column{place + 1}", weight) for place, weight in enumerate(rows[0])), sum(
                weight.kept for row in rows for weight in row
            )
        columns: list[tuple[str, Weight]] = []
        for wrapped in node.get("targetList", []):
            target = wrapped["ResTarget"]
            value: Node = target.get("val", {})
            fields = value.get("ColumnRef", {}).get("fields", [{}])
            if "A_Star" in fields[-1]:
                relation = dotted(fields[:-1])[1] if len(fields) > 1 else ""
                columns += [column for name, found in sources if relation in {"", name} for column in found]
            else:
                columns.append((target.get("name") or figure(value), self._parts([*value.items()], ctes, weights)))
            if len(columns) > MOST_COLUMNS:
                break
        del columns[MOST_COLUMNS:]
        return tuple(columns), sum(weight.kept for _, weight in columns)

    def _parts(self, pending: list[tuple[str, Node]], ctes: dict[str, tuple[Node, Columns]], weights: Known) -> Weight:
        """The parts of an expression, with those of the columns that it names."""
        found, named = 0.0, NOTHING
        below = [(kind, node, 1.0) for kind, node in pending]
        while below:
            kind, node, times = below.pop()
            found += times
            if kind == "ColumnRef":
                named = named.plus(weights.weight(node["fields"]).times(times))
            elif kind == "SubLink":
                found += times * (_PLANNED_APART + self.query(node["subselect"]["SelectStmt"], ctes, weights)[1])
                below += [(inner, part, TWICE * times) for inner, part in node.get("testexpr", {}).items()]
            elif kind == "WindowDef":  # keys of sorting
                found += times * self._parts(parts(kind, node), ctes, weights).written
            else:
                below += [(inner, part, times * often) for inner, part, often in written(kind, node)]
        return named.plus(Weight(found, found))

    def _source(
        self,
        wrapped: Node,
        ctes: dict[str, tuple[Node, Columns]],
        outer: Known,
        weights: Known,
        sources: list[tuple[str, Columns]],
    ) -> float:
        """Add something in FROM to what stands left of it, which LATERAL alone sees; the parts of what is in it."""
        for kind, node in wrapped.items():
            alias: Node = node.get("alias", {})
            columns: Columns = ()
            total, name = 0.0, ""
            if kind == "RangeVar":
                name = node["relname"]
                if not node.get("schemaname") and name in ctes:
                    cte, columns = ctes[name]
                    self._counted[id(cte)] += 1
            elif kind == "RangeSubselect":
                seen = weights if node.get("lateral") else outer
                columns, total = self.query(node["subquery"]["SelectStmt"], ctes, seen)
            elif kind == "JoinExpr":
                start = len(sources)
                total = self._source(node["larg"], ctes, outer, weights, sources)
                middle = len(sources)
                total += self._source(node["rarg"], ctes, outer, weights, sources)
                total += self._parts([*node.get("quals", {}).items()], ctes, weights).written
                shared = _shared(node, sources[middle:])
                total += sum(weights.names.get(name, NOTHING).written for name in shared)
                if not alias:
                    return total
                columns = tuple(column for _, found in sources[start:] for column in found)[:MOST_COLUMNS]
                del sources[start:]
            else:
                return self._parts([(kind, node)], ctes, weights).written
            columns = renamed(columns, alias.get("colnames", []))
            sources.append((alias.get("aliasname", name), columns))
            weights.add(*sources[-1])
            return total
        return 0.0


def _stays(node: Node) -> bool:
    """Whether a query is planned on its own wherever it stands in FROM."""
    if any(key in node for key in STAYS):
        return True
    pending = [item for target in node.get("targetList", []) for item in target.items()]
    while pending:
        kind, part = pending.pop()
        if kind == "WindowDef":
            return True
        if kind != "SubLink":
            pending += parts(kind, part)
    return False


def _shared(node: Node, right: Sequence[tuple[str, Columns]]) -> set[str]:
    """The names by which USING and NATURAL may join."""
    if node.get("isNatural"):
        return {name for _, columns in right for name, _ in columns}
    return {name["String"].get("sval", "") for name in node.get("usingClause", ())}


def _keys(node: Node, columns: Columns) -> float:
    """The parts of the columns that a query sorts or groups by: all with DISTINCT, others by their place or name."""
    if "distinctClause" in node:
        return compared(columns)
    found = 0.0
    for item in (*node.get("groupClause", ()), *node.get("sortClause", ())):
        key: Node = item.get("SortBy", {}).get("node", item)
        place = key.get("A_Const", {}).get("ival", {}).get("ival", 0)
        called = figure(key) if "ColumnRef" in key else ""
        found += sum(weight.written for at, (name, weight) in enumerate(columns) if at + 1 == place or name == called)
    return found
