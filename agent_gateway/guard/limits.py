"""How much of each kind one statement may hold.

In: the shape of a statement. Out: findings. The caps are generous to an analyst; what they stop costs the planner or
the parsers more than it can be worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from agent_gateway.guard import compared
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.tree import Node, Shape, below

__all__ = ["grouping_sets", "judge"]

_PATTERN_OPERATORS = frozenset({"~", "~*", "!~", "!~*"})


def judge(shape: Shape, findings: Findings) -> None:
    """Every cap; one that has nothing to count is not asked."""
    nodes = shape.nodes
    _count(shape, findings)
    _lists(shape, findings)
    if shape.texts:
        _LITERAL.hold(max(map(len, shape.texts)), findings)
        _patterns(shape, findings)
    if "A_ArrayExpr" in nodes:
        _arrays(nodes["A_ArrayExpr"], findings)
    if "GroupingSet" in nodes:
        _grouping_sets(nodes["SelectStmt"], findings)
    if len(nodes["SelectStmt"]) > _IN_LIMITS.most:
        _IN_LIMITS.hold(sum(map(_limited_by_query, nodes["SelectStmt"])), findings)


@dataclass(frozen=True, slots=True)
class _Cap:
    """The most of one thing."""

    code: str
    most: int
    what: str
    hint: str

    def hold(self, found: int, findings: Findings, node: Node | None = None) -> None:
        """Note that there is more."""
        if found > self.most:
            at = node.get("location") if node else None
            message = f"There are {found} {self.what}, and {self.most} are the most."
            findings.add(self.code, message, self.hint, at=at, fragment="" if at else self.what)


_SHORTER = "Ask for less at once, or aggregate step by step in several statements."
_JOINS = _Cap("too_many_joins", 40, "joins", _SHORTER)
"""Joins are what costs: a query that reads one thing alone has none, wherever it stands."""
_RELATIONS = _Cap("too_many_joins", 100, "relations in FROM", _SHORTER)
"""So many EXISTS, subqueries and steps of WITH are planned in 0.1 s and 30 MB. Of a UNION's branch one is left out."""
_IN_LIMITS = _Cap(
    "too_deep",
    4,
    "subqueries in LIMIT and OFFSET",
    "Write the number, or compute it in WITH and filter by row_number().",
)
"""sqlglot looks at what stands behind LIMIT two times and more: of 24 inside each other that takes hours."""
_MANY_JOINS = 20
"""So many joins by however many columns are planned in 300 MB, of tables with five partitions."""
_COMPARED = _Cap(
    "too_many_joins", 1, "columns compared in more than 20 joins", "Join by one column, or fewer tables at once."
)
"""30 joins of a partitioned table by two columns take 1 GB, 40 take 3 GB; by one column 90 MB."""
_FROM_LIST = _Cap(
    "too_many_joins", 10, "things in one FROM list", "Write `a join b on … join c on …`: of such joins 40 are possible."
)
"""PostgreSQL searches all orders of these: of 11 it takes 260 MB, and only from 12 on it gives up (geqo_threshold). Of
what is written as joins it searches eight at a time (join_collapse_limit)."""
_COLUMNS = _Cap("too_many_columns", 1_600, "columns in one SELECT", "Name fewer columns (PostgreSQL has a limit, too).")
_SET_OPERATIONS = _Cap("too_many_set_operations", 60, "set operations", _SHORTER)
_CONDITIONS = _Cap(
    "too_many_set_operations",
    20_000,
    "parts of conditions, one for each branch of a set operation",
    "Filter in fewer conditions: `in (…)`, or a join with a list.",
)
"""PostgreSQL asks each condition of every branch, and of every partition in it: so many are planned in a second."""
_CTES = _Cap("too_many_ctes", 50, "CTEs", _SHORTER)
"""Planning a chain of 450 CTEs takes minutes that nothing can interrupt."""
_ITEMS = _Cap("in_list_too_long", 1_000, "items in one list", "Compare with a range, or write `in (select …)`.")
_ELEMENTS = _Cap("in_list_too_long", 2_000, "items in one array", "Read the values from a table: `array(select …)`.")
_ROWS = _Cap("too_many_values", 1_000, "rows of VALUES", "Read the values from a table.")
_LITERAL = _Cap("literal_too_long", 32_768, "characters in a literal", "Send a shorter literal.")
_PATTERN = _Cap("pattern_too_long", 1_000, "characters in a pattern", "Use a shorter pattern, or several conditions.")
_DIMENSIONS = _Cap("too_deep", 6, "arrays inside each other", "Arrays have up to six dimensions (MAXDIM); use jsonb.")
_CLAUSES = (("fromClause", _FROM_LIST), ("targetList", _COLUMNS), ("valuesLists", _ROWS))
_SORTING = frozenset({"agg_distinct", "agg_order", "agg_within_group"})
_SOURCES = ("RangeVar", "RangeFunction", "RangeSubselect")
_SORTS = _Cap("too_many_sorts", 50, "aggregates that sort", "Leave DISTINCT and ORDER BY out of most aggregates.")
"""All of them sort at once, each in a work_mem of its own."""
_FEW = 1_000
"""Operators and queries that are planned at once, whatever they are."""
_GROUPING_SETS = _Cap("too_many_grouping_sets", 128, "grouping sets", "Group by fewer columns, or list the sets.")


def _count(shape: Shape, findings: Findings) -> None:
    """Joins, relations, set operations, CTEs."""
    nodes = shape.nodes
    relations = sum([len(nodes[kind]) for kind in _SOURCES if kind in nodes])
    if relations > _MANY_JOINS:
        listed = sum(len(node["fromClause"]) - 1 for node in nodes["SelectStmt"] if "fromClause" in node)
        joins = listed + len(nodes.get("JoinExpr", ()))
        _JOINS.hold(joins, findings)
        if joins > _MANY_JOINS:
            _COMPARED.hold(compared.often(shape, _MANY_JOINS), findings)
    if max(relations, len(nodes["SelectStmt"])) > _SET_OPERATIONS.most:
        added = [node["rarg"] for node in nodes["SelectStmt"] if "rarg" in node]
        _RELATIONS.hold(relations - sum("fromClause" in branch for branch in added), findings)
        _SET_OPERATIONS.hold(len(added), findings)
    if len(nodes["SelectStmt"]) * len(shape.operators) > _FEW:
        branches = sum("rarg" in node for node in nodes["SelectStmt"])
        _CONDITIONS.hold(branches * max(map(_conditions, nodes["SelectStmt"])), findings)
    if len(shape.calls) > _SORTS.most:
        _SORTS.hold(sum(not _SORTING.isdisjoint(node) for _, _, node in shape.calls), findings)
    if "CommonTableExpr" in nodes:
        _CTES.hold(len(nodes["CommonTableExpr"]), findings)


def _conditions(node: Node) -> int:
    """The parts of the conditions of a SELECT."""
    asked = [node.get("whereClause", {})]
    pending = list(node.get("fromClause", ()))
    while pending:
        join = pending.pop().get("JoinExpr", {})
        asked.append(join.get("quals", {}))
        pending += [join[side] for side in ("larg", "rarg") if side in join]
    return sum(1 for condition in asked for _ in below(condition))


def _lists(shape: Shape, findings: Findings) -> None:
    """FROM lists, IN lists, VALUES."""
    nodes = shape.nodes
    for node in nodes["SelectStmt"]:
        for key, cap in _CLAUSES:
            if len(node.get(key, ())) > cap.most:
                cap.hold(len(node[key]), findings)
    for node in nodes.get("List", ()):
        _ITEMS.hold(len(node.get("items", ())), findings, node)
    for node in nodes.get("A_ArrayExpr", ()):
        _ELEMENTS.hold(len(node.get("elements", ())), findings, node)


def _patterns(shape: Shape, findings: Findings) -> None:
    """Strings that are regular expressions."""
    for _, name, node in shape.operators:
        if name in _PATTERN_OPERATORS:
            _pattern(node.get("rexpr", {}), findings)
    for _, name, node in shape.calls:
        if name.startswith("regexp_"):
            arguments: list[Node] = node.get("args", [])
            _pattern(arguments[1] if len(arguments) > 1 else {}, findings)


def _pattern(pattern: Node, findings: Findings) -> None:
    _PATTERN.hold(len(pattern.get("A_Const", {}).get("sval", {}).get("sval", "")), findings)


def _arrays(arrays: Sequence[Node], findings: Findings) -> None:
    """Arrays in arrays: sqlglot takes time that doubles with each `ARRAY[` inside another."""
    current, depth = arrays, 0
    while current:
        depth += 1
        current = [
            item["A_ArrayExpr"] for node in current for item in node.get("elements", []) if "A_ArrayExpr" in item
        ]
    _DIMENSIONS.hold(depth, findings)


def _grouping_sets(selects: Sequence[Node], findings: Findings) -> None:
    """CUBE doubles with each column; several of them multiply."""
    for node in selects:
        _GROUPING_SETS.hold(grouping_sets(node), findings)


def grouping_sets(select: Node) -> int:
    """How often a SELECT groups its rows, each time in another way."""
    return prod(_sets(item) for item in select.get("groupClause", ()))


def _sets(item: Node) -> int:
    """How many grouping sets an item of GROUP BY makes."""
    node = item.get("GroupingSet")
    if node is None:
        return 1
    content = node.get("content", [])
    match node.get("kind"):
        case "GROUPING_SET_CUBE":
            return 2 ** min(len(content), 30)
        case "GROUPING_SET_ROLLUP":
            return len(content) + 1
        case "GROUPING_SET_SETS":
            return sum(_sets(part) for part in content)
        case _:
            return 1


def _limited_by_query(select: Node) -> bool:
    """Whether a subquery tells how many rows a query has, or leaves out."""
    numbers = (select.get("limitCount", {}), select.get("limitOffset", {}))
    return any(kind == "SelectStmt" for item in numbers if "A_Const" not in item for kind, _ in below(item))
