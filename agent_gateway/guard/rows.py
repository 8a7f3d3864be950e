"""How many rows constants prove a query to make, and how large the values in them.

In: a SELECT. Out: findings where series, VALUES and CTEs multiply to far too many rows, or where so many rows are put
into one value; on the references to columns of subqueries stands then what is proven of them. Relations count as one
row; where rows are kept in memory, as a thousand, see `assumed`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from agent_gateway.guard import assumed, caps, derived, kept
from agent_gateway.guard.assumed import NONE, RELATION, Assumed
from agent_gateway.guard.conditions import compares, equalities, relates
from agent_gateway.guard.constants import number, prove
from agent_gateway.guard.derived import Known, Sources, Worth
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.gathered import paired
from agent_gateway.guard.limits import grouping_sets
from agent_gateway.guard.multiplying import GATHERING, GATHERING_NODES
from agent_gateway.guard.naming import figure
from agent_gateway.guard.reach import COUNTS, reach
from agent_gateway.guard.series import MAKING_ROWS, SHORTEST_ITEM, called_rows, columns_of, least
from agent_gateway.guard.sizes import size
from agent_gateway.guard.steps import stepped, trodden
from agent_gateway.guard.tree import Node, below, dotted, parts
from agent_gateway.guard.yields import Yield, of_constants, recurred

__all__ = ["judge"]

_NARROWING = frozenset({"groupClause", "distinctClause", "limitCount", "whereClause"})
"""Clauses that leave fewer rows of what is combined."""
_ORDERING = frozenset({"FuncCall", "WindowDef"})
"""Nodes that may compare rows with each other."""
_AGGREGATES = GATHERING | {"count", "sum", "avg", "min", "max", "bool_and", "bool_or", "every"}


class _Held(NamedTuple):
    """What stands in the expressions of a SELECT."""

    gathers: Sequence[tuple[str, Node]]
    """What puts its rows into one value."""
    ordered: Sequence[Node]
    """What it compares its rows by, in aggregates and windows."""
    aggregates: bool
    rows: float
    """The most that a call makes of one row."""


def judge(query: Node, findings: Findings, *, grows: bool, counts: bool) -> bool:
    """Add what the constants of a query prove; whether rows became one value, see `gathered.paired`."""
    counting = _Counting(findings, grows=grows, counts=counts)
    counting.query(query, {}, {})
    return counting.gathers


class _Counting:
    """One pass over a statement."""

    def __init__(self, findings: Findings, *, grows: bool, counts: bool) -> None:
        self._findings = findings
        self._grows = grows
        """Whether something in the statement makes values larger: only then is it worth to know their sizes."""
        self._counts = counts
        """Whether a number says anywhere how much is made."""
        self.gathers = False  # whether rows became one value

    def query(self, node: Node, ctes: dict[str, Yield], outer: Known) -> Yield:
        """The yield of a query; `outer` is what is known of the columns of the queries around it."""
        known = dict(ctes)
        for wrapped in node.get("withClause", {}).get("ctes", []):
            cte = wrapped.get("CommonTableExpr", {})
            query = cte.get("ctequery", {}).get("SelectStmt")
            if query is not None:
                recursive = node["withClause"].get("recursive")
                found = self.query(query, {**known, cte["ctename"]: Yield()} if recursive else known, outer)
                if recursive and "rarg" in query:
                    recurred(found, cte, {*known, cte["ctename"]})
                found.columns = derived.renamed(found.columns, {"colnames": cte.get("aliascolnames", [])})
                if self._grows and recursive and "rarg" in query:
                    found.columns = stepped(found.columns, cte, query["rarg"], counts=self._counts)
                    found.columns += trodden(cte, found.rows)
                found.width = kept.width(query)
                known[cte["ctename"]] = found
        if "larg" in node:
            found = self._combined(node, known, outer)
        elif "valuesLists" in node:
            if outer or self._grows:
                self._expressions({"valuesLists": node["valuesLists"]}, known, outer)
            found = of_constants(float(len(node["valuesLists"])))
            found.columns = derived.values(node["valuesLists"]) if self._grows else ()
        else:
            found = self._select(node, known, outer)
        limit = number(node.get("limitCount", {}))
        if limit is not None and limit >= 0 and node.get("limitOption") != "LIMIT_OPTION_WITH_TIES":
            found.rows, found.assumed = min(found.rows, limit), found.assumed.limited(limit)
        caps.expanded(found.expansion, self._findings)
        return found

    def _combined(self, node: Node, ctes: dict[str, Yield], outer: Known) -> Yield:
        """The yield of a set operation."""
        left, right = self.query(node["larg"], ctes, outer), self.query(node["rarg"], ctes, outer)
        columns = derived.either(left.columns, right.columns)
        stacked = left.assumed.stacked(right.assumed)
        found = Yield(left.rows + right.rows, left.expansion + right.expansion, columns, assumed=stacked)
        if node.get("op") != "SETOP_UNION":
            caps.hashed(found.rows, found.assumed, columns, self._findings)
        distinct = 0.0 if node.get("all") else sum(worth.size for _, worth in columns)
        caps.ordered(distinct + kept.keys(node, columns), found.assumed, self._findings)
        return found

    def _select(self, node: Node, ctes: dict[str, Yield], outer: Known) -> Yield:
        inside = Sources(known=dict(outer), equal=list(equalities(node.get("whereClause", {}))))
        sources: list[Yield] = []
        stand: list[tuple[Assumed, set[str]]] = []
        rows, expansion = 1.0, 1.0
        for item in node.get("fromClause", []):
            start = len(inside.columns)
            sources.append(self._source(item, ctes, inside))
            constant = len(node["fromClause"]) > 1 and sources[-1].assumed.read <= 1
            stand.append((sources[-1].assumed, inside.names(start) if constant else set[str]()))
        for source in sources:
            rows = rows * source.rows if not compares(node.get("whereClause", {})) else max(rows, source.rows)
            expansion += source.expansion
        loose = sum(source.loose for source in sources)
        loose = min(1, loose) if loose > 1 and relates(node.get("whereClause", {})) else loose
        caps.combined(rows, self._findings)
        held = self._expressions(node, ctes, inside.known, rows)
        made = assumed.together(stand, node.get("whereClause", {}))
        if held.gathers:
            gathered = made.times(grouping_sets(node))
            whole = kept.whole(node.get("fromClause", []), {name: cte.width for name, cte in ctes.items()})
            caps.gathered(held.gathers, rows, loose, assumed=gathered, whole=whole, findings=self._findings)
            self.gathers = True
        rows *= held.rows
        one = held.aggregates and "groupClause" not in node
        if not self._grows:
            columns = derived.named(node.get("targetList", []))
        else:
            columns, spent = derived.made(node.get("targetList", []), inside.columns, gathers=self.gathers)
            caps.made(columns, 1.0 if one else rows, self._findings)
            caps.ordered(kept.keys(node, columns) + sum(map(size, held.ordered)), made, self._findings)
            rest = {key: node[key] for key in node if key not in {"fromClause", "withClause", "targetList"}}
            spent += paired({"SelectStmt": rest}, whole=True) if self.gathers else 0.0
            caps.spent(spent + derived.spent({"SelectStmt": rest}), self._findings)
        found = Yield(1.0 if one else rows, expansion, columns, 0 if one or _NARROWING & node.keys() else loose)
        found.assumed = NONE if one else made.times(held.rows)
        return found

    def _expressions(  # noqa: C901  # one for each kind of node
        self, node: Node, ctes: dict[str, Yield], known: Known, rows: float = 1.0
    ) -> _Held:
        """What stands in the expressions of a SELECT; counts subqueries on the way."""
        gathers: list[tuple[str, Node]] = []
        aggregates = False
        calls: list[tuple[str, Node]] = []
        ordered: list[Node] = []
        pending = [("SelectStmt", {key: node[key] for key in node if key not in {"fromClause", "withClause"}})]
        while pending:
            kind, part = pending.pop()
            if kind in _ORDERING:
                ordered += kept.ordered_of(part)
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
                    self._listed(part["query"]["SelectStmt"], found, ctes)
                    prove(part, Worth(None, found.rows * max([1.0, *(worth.size for _, worth in found.columns)])))
                    continue
                case "FuncCall":
                    name = dotted(part["funcname"])[1]
                    aggregates = aggregates or (name in _AGGREGATES and "over" not in part)
                    calls.append((name, part))
                    if name in GATHERING:
                        gathers.append((kind, part))
                case _ if kind in GATHERING_NODES:
                    gathers.append((kind, part))
                case _:
                    pass
            pending += parts(kind, part)
        for call in [call for name, call in calls if name in COUNTS] if self._grows else ():
            added = max((reach(argument) for argument in call.get("args", [])), default=1.0)
            prove(call, Worth(reach=rows * added))
        made_rows = max([1.0, *(called_rows(call) for name, call in calls if name in MAKING_ROWS)])
        return _Held(gathers, ordered, aggregates, made_rows)

    def _listed(self, query: Node, found: Yield, ctes: dict[str, Yield]) -> None:
        """A query whose rows become one value."""
        whole = kept.whole(query.get("fromClause", []), {name: cte.width for name, cte in ctes.items()})
        length = max([kept.listed(query, whole), *(worth.size for _, worth in found.columns)])
        caps.bounded(found.rows, found.assumed, length, self._findings)

    def _subquery(self, link: Node, ctes: dict[str, Yield], known: Known) -> None:
        """A subquery in an expression."""
        found = self.query(link.get("subselect", {}).get("SelectStmt", {}), ctes, known)
        worth = found.columns[0][1] if found.columns else derived.NOTHING
        match link.get("subLinkType"):
            case "ARRAY_SUBLINK":
                self._listed(link["subselect"]["SelectStmt"], found, ctes)
                often = found.assumed.multiplied
                listed = Worth(
                    None, found.rows * max(1.0, worth.size), paired=caps.parts(found.loose) * often, added=often
                )
                prove(link, listed)
                self.gathers = True
            case "EXPR_SUBLINK":
                prove(link, worth)
            case "ANY_SUBLINK":
                caps.hashed(found.rows, found.assumed, found.columns, self._findings)
            case _:
                pass

    def _source(self, wrapped: Node, ctes: dict[str, Yield], inside: Sources) -> Yield:  # noqa: PLR0911  # one for each kind of node
        """The rows of something in FROM, which is added to what stands left of it."""
        for kind, node in wrapped.items():
            alias: Node = node.get("alias", {})
            match kind:
                case "RangeVar":
                    known = None if node.get("schemaname") else ctes.get(node["relname"])
                    if known is None:
                        inside.add(alias, node["relname"], ())
                        return Yield(loose=1, assumed=RELATION)
                    inside.add(alias, node["relname"], known.columns)
                    return Yield(known.rows, known.expansion, loose=known.loose, assumed=known.assumed)
                case "RangeSubselect":
                    query = node.get("subquery", {}).get("SelectStmt")
                    found = self.query(query, ctes, inside.known) if query else Yield()
                    inside.add(alias, "", found.columns)
                    return found
                case "RangeFunction":
                    return self._functions(node, ctes, inside)
                case "RangeTableSample":
                    self._expressions({"targetList": node.get("args", [])}, ctes, inside.known)
                    return self._source(node["relation"], ctes, inside)
                case "JsonTable":
                    self._expressions({"targetList": [wrapped]}, ctes, inside.known)
                    items = [node.get("context_item", {}), *(p["JsonArgument"]["val"] for p in node.get("passing", []))]
                    held = sum(size({"JsonValueExpr": item}) for item in items)
                    worth = Worth(None, held, reach=max(reach({"JsonValueExpr": item}) for item in items))
                    inside.add(alias, "json_table", tuple((name, worth) for name in _columns(node)))
                    return of_constants(max(1.0, held / SHORTEST_ITEM))
                case "JoinExpr":
                    return self._join(node, ctes, inside)
                case _:
                    pass
        return Yield()

    def _join(self, node: Node, ctes: dict[str, Yield], inside: Sources) -> Yield:
        start = len(inside.columns)
        left = self._source(node["larg"], ctes, inside)
        middle = len(inside.columns)
        right = self._source(node["rarg"], ctes, inside)
        sides = (left.assumed, inside.names(start, middle)), (right.assumed, inside.names(middle))
        self._expressions({"targetList": [node.get("quals", {})]}, ctes, inside.known)
        if "alias" in node:
            inside.join(node["alias"], start)
        bound = node.get("isNatural") or "usingClause" in node or compares(node.get("quals", {}))
        rows = max(left.rows, right.rows) if bound else left.rows * right.rows
        loose = left.loose + right.loose
        if loose > 1 and (bound or relates(node.get("quals", {}))):
            loose = max(left.loose, right.loose)
        elsewhere = [] if bound else inside.equal
        for reference in (column for pair in elsewhere for column in pair) if inside.known else ():
            derived.note(reference, inside.known)
        tied = assumed.ties(sides, node, elsewhere, inside.known)
        made = left.assumed.bound(right.assumed) if tied else left.assumed.crossed(right.assumed)
        return Yield(rows, left.expansion + right.expansion, loose=loose, assumed=made)

    def _functions(self, node: Node, ctes: dict[str, Yield], inside: Sources) -> Yield:
        """Functions in FROM, whose arguments may hold subqueries and name what stands left of them."""
        called: list[Node] = [part["List"]["items"][0] for part in node["functions"]]
        rows = 1.0
        for call in called:
            rows = max(rows, self._expressions({"targetList": [call]}, ctes, inside.known).rows)
        alias: Node = node.get("alias", {})
        name = alias.get("aliasname") or figure(called[0])
        if not self._grows:
            inside.add(alias, name, ((name, derived.NOTHING),))
        else:
            start = least(called[0]) if len(called) == 1 else None
            parts_held = max(map(paired, called)) if self.gathers else 1.0
            worth = Worth(start, sum(map(size, called)), reach=max(map(reach, called)), paired=parts_held)
            called_as = [dotted(call["FuncCall"]["funcname"])[1] for call in called if "FuncCall" in call]
            own = columns_of(called_as[0]) if len(called) == len(called_as) == 1 else None
            names = {**alias, "coldeflist": node.get("coldeflist", [])}
            inside.add(names, name, tuple((each, worth) for each in (name, *((derived.ANY,) if own is None else own))))
        return of_constants(rows)


def _columns(table: Node) -> list[str]:
    """The names of the columns of a JSON_TABLE."""
    return [node["name"] for kind, node in below({"JsonTable": table}) if kind == "JsonTableColumn" and "name" in node]
