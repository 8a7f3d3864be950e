"""How many rows constants prove a query to make, and how large the values in them.

In: a SELECT. Out: findings where series, VALUES and CTEs multiply to far too many rows, or where so many rows are put
into one value; on the references to columns of subqueries stands then what is proven of them. Relations count as one
row: nothing is known about them here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent_gateway.guard import derived
from agent_gateway.guard.conditions import compares, relates
from agent_gateway.guard.constants import PROVEN, number, size
from agent_gateway.guard.derived import Columns, Known, Sources, Worth
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.naming import figure
from agent_gateway.guard.series import called_rows, least
from agent_gateway.guard.tree import Node, below, dotted, parts

__all__ = ["GATHERING", "GATHERING_NODES", "judge"]

MAX_ROWS = 10_000_000
"""Rows of one FROM clause."""
MAX_GATHERED = 10_000
"""Rows that become one value."""
MAX_EXPANSION = 2_000
"""Relations read, when each CTE is written out where it is named: a chain that doubles is planned for minutes."""

MAX_GATHERED_CHARS = 1_000
"""Characters that each row may be proven to add to one value: how many rows a relation has is not known."""
MAX_SORTED = 100_000_000
"""Characters that one ordered-set aggregate sorts: it keeps them in memory, whatever work_mem says."""
MAX_VALUE = 1_000_000
"""Characters of a column's value."""
MAX_MADE = 100_000_000
"""Characters of all rows that constants prove: what is hashed may stay in memory, whatever work_mem says."""
MAX_LOOSE = 2
"""Relations of which each row with each row becomes one value: pairs of a short list are honest."""
MAX_HASHED = 1_000_000
"""Rows of EXCEPT, INTERSECT and IN (SELECT …): PostgreSQL hashes these in memory where it expects fewer."""

GATHERING = frozenset(
    {"array_agg", "string_agg", "range_agg"}
    | {f"{kind}_{what}" for kind in ("json", "jsonb") for what in ("agg", "agg_strict", "object_agg")}
    | {f"{kind}_object_agg_{how}" for kind in ("json", "jsonb") for how in ("strict", "unique", "unique_strict")}
)
GATHERING_NODES = frozenset({"JsonArrayAgg", "JsonObjectAgg", "JsonArrayQueryConstructor"})
"""The same, as syntax."""
_NARROWING = frozenset({"groupClause", "distinctClause", "limitCount", "whereClause"})
"""Clauses that leave fewer rows of what is combined."""
_AGGREGATES = GATHERING | {"count", "sum", "avg", "min", "max", "bool_and", "bool_or", "every"}


@dataclass(slots=True)
class Yield:
    """Rows of a query, the relations that it reads when every CTE is written out, and what is proven of its columns."""

    rows: float = 1.0
    expansion: float = 1.0
    columns: Columns = ()
    loose: int = 0
    """Relations that are combined each with each, by no condition."""


def judge(query: Node, findings: Findings, *, grows: bool) -> None:
    """Add what the constants of a query prove."""
    _Counting(findings, grows=grows).query(query, {}, {})


class _Counting:
    """One pass over a statement."""

    def __init__(self, findings: Findings, *, grows: bool) -> None:
        self._findings = findings
        self._grows = grows
        """Whether something in the statement makes values larger: only then is it worth to know their sizes."""

    def query(self, node: Node, ctes: dict[str, Yield], outer: Known) -> Yield:
        """The yield of a query; `outer` is what is known of the columns of the queries around it."""
        known = dict(ctes)
        for wrapped in node.get("withClause", {}).get("ctes", []):
            cte = wrapped.get("CommonTableExpr", {})
            query = cte.get("ctequery", {}).get("SelectStmt")
            if query is not None:
                found = self.query(query, {**known, cte["ctename"]: Yield()}, outer)
                found.columns = derived.renamed(found.columns, {"colnames": cte.get("aliascolnames", [])})
                known[cte["ctename"]] = found
        if "larg" in node:
            left, right = self.query(node["larg"], known, outer), self.query(node["rarg"], known, outer)
            found = Yield(
                left.rows + right.rows, left.expansion + right.expansion, _either(left.columns, right.columns)
            )
            if node.get("op") != "SETOP_UNION":
                self._hashed(found.rows)
        elif "valuesLists" in node:
            if outer or self._grows:
                self._expressions({"valuesLists": node["valuesLists"]}, known, outer)
            found = Yield(float(len(node["valuesLists"])))
            found.columns = derived.values(node["valuesLists"]) if self._grows else ()
        else:
            found = self._select(node, known, outer)
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

    def _select(self, node: Node, ctes: dict[str, Yield], outer: Known) -> Yield:
        inside = Sources(known=dict(outer))
        sources = [self._source(item, ctes, inside) for item in node.get("fromClause", [])]
        rows, expansion = 1.0, 1.0
        for source in sources:
            rows = rows * source.rows if not compares(node.get("whereClause", {})) else max(rows, source.rows)
            expansion += source.expansion
        loose = sum(source.loose for source in sources)
        loose = min(1, loose) if loose > 1 and relates(node.get("whereClause", {})) else loose
        if rows > MAX_ROWS:
            self._findings.add(
                "too_many_rows",
                f"What is combined here makes more than {MAX_ROWS} rows.",
                "Join with a condition, or use shorter series.",
                fragment="from",
            )
        gathers, aggregates = self._expressions(node, ctes, inside.known)
        if gathers:
            self._gathered(gathers, rows)
            if loose > MAX_LOOSE:
                self._combined(loose)
        columns = derived.made(node.get("targetList", []), inside.columns) if self._grows else ()
        self._bounded(columns)
        if 1 < rows <= MAX_ROWS and rows * sum(worth.size for _, worth in columns) > MAX_MADE:
            self._too_long(rows)
        one = aggregates and "groupClause" not in node
        return Yield(1.0 if one else rows, expansion, columns, 0 if one or _NARROWING & node.keys() else loose)

    def _bounded(self, columns: Columns) -> None:
        """No column holds a value that constants prove to be huge, of however many parts it is made."""
        for name, worth in columns:
            if worth.size > MAX_VALUE:
                self._findings.add(
                    "value_too_large",
                    f"A value of `{name}` has more than {MAX_VALUE} characters or elements.",
                    "Make shorter values.",
                    fragment=name,
                )

    def _gathered(self, gathers: Sequence[tuple[str, Node]], rows: float) -> None:
        """Rows that become one value, here or in a window."""
        longest = 0.0
        gathered = False
        for kind, node in gathers:
            if "agg_within_group" in node:
                length = max([1.0, *(size(item["SortBy"]["node"]) for item in node.get("agg_order", []))])
                if rows * length > MAX_SORTED:
                    self._too_many(rows)
                continue
            gathered = True
            values = node.get("args", []) if kind == "FuncCall" else [_json_value(node)]
            length = max([1.0, *map(size, values)])
            longest = max(longest, length)
            node[PROVEN] = Worth(None, rows * length)
        if gathered and rows > MAX_GATHERED:
            self._too_many(rows)
        elif longest > MAX_GATHERED_CHARS:
            self._findings.add(
                "value_too_large",
                f"Each row adds {longest:.0f} characters to one value.",
                f"Aggregate values of at most {MAX_GATHERED_CHARS} characters.",
                fragment="aggregate",
            )

    def _combined(self, relations: int) -> None:
        """How many rows a relation has is not known; of three, each with each is too many for one value."""
        self._findings.add(
            "value_too_large",
            f"All rows of {relations} relations, each with each, become one value.",
            "Join the relations with a condition, such as `on a.id = b.a_id`.",
            fragment="aggregate",
        )

    def _hashed(self, rows: float) -> None:
        if rows > MAX_HASHED:
            self._findings.add(
                "too_many_rows",
                f"More than {MAX_HASHED} rows are compared as a set.",
                "Compare fewer rows, or write `exists (select …)`.",
                fragment="select",
            )

    def _too_long(self, rows: float) -> None:
        self._findings.add(
            "value_too_large",
            f"The {rows:.0f} rows have more than {MAX_MADE} characters together.",
            "Make shorter values, or fewer rows.",
            fragment="select",
        )

    def _too_many(self, rows: float) -> None:
        self._findings.add(
            "value_too_large",
            f"{rows:.0f} rows become one value.",
            "Aggregate fewer rows, or return them as rows.",
            fragment="aggregate",
        )

    def _expressions(self, node: Node, ctes: dict[str, Yield], known: Known) -> tuple[list[tuple[str, Node]], bool]:
        """What puts the rows of a SELECT into one value, and whether it aggregates; counts subqueries on the way."""
        gathers: list[tuple[str, Node]] = []
        aggregates = False
        pending = [("SelectStmt", {key: node[key] for key in node if key not in {"fromClause", "withClause"}})]
        while pending:
            kind, part = pending.pop()
            match kind:
                case "ColumnRef":
                    if known:
                        derived.note(part, known)
                    continue
                case "SubLink":
                    self._subquery(part, ctes, known)
                    pending += list(part.get("testexpr", {}).items())
                    continue
                case "JsonArrayQueryConstructor":
                    found = self.query(part["query"]["SelectStmt"], ctes, known)
                    if found.rows > MAX_GATHERED:
                        self._too_many(found.rows)
                    continue
                case "FuncCall":
                    name = dotted(part["funcname"])[1]
                    aggregates = aggregates or (name in _AGGREGATES and "over" not in part)
                    if name in GATHERING or "agg_within_group" in part:
                        gathers.append((kind, part))
                case _ if kind in GATHERING_NODES:
                    gathers.append((kind, part))
                case _:
                    pass
            pending += parts(kind, part)
        return gathers, aggregates

    def _subquery(self, link: Node, ctes: dict[str, Yield], known: Known) -> None:
        """A subquery in an expression."""
        found = self.query(link.get("subselect", {}).get("SelectStmt", {}), ctes, known)
        worth = found.columns[0][1] if found.columns else derived.NOTHING
        match link.get("subLinkType"):
            case "ARRAY_SUBLINK":
                if found.rows > MAX_GATHERED:
                    self._too_many(found.rows)
                link[PROVEN] = Worth(None, found.rows * max(1.0, worth.size))
            case "EXPR_SUBLINK":
                link[PROVEN] = worth
            case "ANY_SUBLINK":
                self._hashed(found.rows)
            case _:
                pass

    def _source(self, wrapped: Node, ctes: dict[str, Yield], inside: Sources) -> Yield:
        """The rows of something in FROM, which is added to what stands left of it."""
        for kind, node in wrapped.items():
            alias: Node = node.get("alias", {})
            match kind:
                case "RangeVar":
                    known = None if node.get("schemaname") else ctes.get(node["relname"])
                    if known is None:
                        return Yield(loose=1)
                    inside.add(alias, node["relname"], known.columns)
                    return Yield(known.rows, known.expansion, loose=known.loose)
                case "RangeSubselect":
                    query = node.get("subquery", {}).get("SelectStmt")
                    found = self.query(query, ctes, inside.known) if query else Yield()
                    inside.add(alias, "", found.columns)
                    return found
                case "RangeFunction":
                    return self._functions(node, ctes, inside)
                case "JsonTable":
                    self._expressions({"targetList": [wrapped]}, ctes, inside.known)
                    held = Worth(None, size({"JsonValueExpr": node.get("context_item", {})}))
                    inside.add(alias, "json_table", tuple((name, held) for name in _columns(node)))
                case "JoinExpr":
                    return self._join(node, ctes, inside)
                case _:
                    pass
        return Yield()

    def _join(self, node: Node, ctes: dict[str, Yield], inside: Sources) -> Yield:
        start = len(inside.columns)
        left, right = self._source(node["larg"], ctes, inside), self._source(node["rarg"], ctes, inside)
        self._expressions({"targetList": [node.get("quals", {})]}, ctes, inside.known)
        if "alias" in node:
            inside.join(node["alias"], start)
        bound = node.get("isNatural") or "usingClause" in node or compares(node.get("quals", {}))
        rows = max(left.rows, right.rows) if bound else left.rows * right.rows
        loose = left.loose + right.loose
        if loose > 1 and (bound or relates(node.get("quals", {}))):
            loose = max(left.loose, right.loose)
        return Yield(rows, left.expansion + right.expansion, loose=loose)

    def _functions(self, node: Node, ctes: dict[str, Yield], inside: Sources) -> Yield:
        """Functions in FROM, whose arguments may hold subqueries and name what stands left of them."""
        called: list[Node] = [part["List"]["items"][0] for part in node["functions"]]
        rows = 1.0
        for call in called:
            self._expressions({"targetList": [call]}, ctes, inside.known)
            rows = max(rows, called_rows(call))
        if len(called) == 1 and self._grows:
            alias: Node = node.get("alias", {})
            start = least(called[0])
            name = alias.get("aliasname") or figure(called[0])
            worth = Worth(start, size(called[0]))
            # some functions name their columns themselves
            inside.add(alias, name, ((name, worth), ("key", worth), ("value", worth)))
        return Yield(rows)


def _either(one: Columns, other: Columns) -> Columns:
    """The columns of a set operation, named by its left side."""
    if len(one) != len(other):
        return (*one, *other)
    return tuple((name, derived.larger(worth, new)) for (name, worth), (_, new) in zip(one, other, strict=True))


def _columns(table: Node) -> list[str]:
    """The names of the columns of a JSON_TABLE."""
    return [node["name"] for kind, node in below({"JsonTable": table}) if kind == "JsonTableColumn" and "name" in node]


def _json_value(node: Node) -> Node:
    """What an SQL/JSON aggregate gathers."""
    argument: Node = node.get("arg", {})
    return argument.get("value", argument).get("raw_expr", {})
