"""Which relation and which column a name means, as PostgreSQL finds them.

In: the tree of a SELECT and the allowlist. Out: findings for every relation, column and field that may not be read, and
the relations that are. It knows scopes, CTEs, aliases and row types; it does not judge functions, casts or sizes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from weakref import proxy

from agent_gateway.guard import row_results
from agent_gateway.guard.allowlist import Allowlist
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.joined import stacked, united
from agent_gateway.guard.lookup import Lookup
from agent_gateway.guard.naming import MOST_COLUMNS, MOST_TOGETHER, bare, figure
from agent_gateway.guard.rowset import UNTYPED, VECTOR, Column, Cte, Rowset, Scope, array_of, one_of, rowset, value_of
from agent_gateway.guard.sources import Sources
from agent_gateway.guard.tree import Node, Shape, dotted, parts

__all__ = ["Resolver"]


class Resolver:
    """Reads one statement. Nothing is kept between two."""

    def __init__(self, allowed: Allowlist, findings: Findings) -> None:
        self.allowed = allowed
        self.findings = findings
        self.lookup = Lookup(allowed, findings)
        # a proxy, so that a statement leaves nothing behind that only the garbage collector can free
        self.sources = Sources(allowed, findings, proxy(self))
        self._indirections: set[int] = set()
        self._made = 0
        """Columns of all queries."""
        self.wide = False
        """A query in the statement has more columns than PostgreSQL takes; to weigh them all could take a second."""

    def unread(self, shape: Shape) -> list[Node]:
        """Nodes that name something and were never looked up: none, unless a rule forgets a clause."""
        looked = self._indirections | self.lookup.looked | self.sources.looked
        kinds = [shape.nodes[kind] for kind in ("RangeVar", "A_Indirection", "ColumnRef") if kind in shape.nodes]
        missed = [node for found in kinds for node in found if id(node) not in looked]
        # a bare name in ORDER BY or GROUP BY may be that of a result column, which was read already
        return [node for node in missed if len(node.get("fields", ("", ""))) > 1]

    def query(self, node: Node, outer: Scope, opened: Cte | None = None) -> list[Column]:
        """The columns of a query's result. `opened` is the recursive CTE whose query this is."""
        scope = Scope([], [], outer, outer.ctes)
        if clause := node.get("withClause"):
            scope.ctes = self._with(clause, scope)
        if "larg" in node:
            outputs = self._set_operation(node, scope, opened)
        elif "valuesLists" in node:
            outputs = self._values(node["valuesLists"], scope)
            if "sortClause" in node:
                made = Scope(parent=scope.parent, ctes=scope.ctes)
                self.sources.add(made, "", rowset(outputs))
                self._sorted(node["sortClause"], made, outputs)
        else:
            outputs = self._select(node, scope)
        for part in ("limitOffset", "limitCount"):
            if part in node:
                self.expression(node[part], scope)
        return outputs

    def _with(self, clause: Node, scope: Scope) -> dict[str, Cte]:
        """The CTEs that a query sees: with RECURSIVE each sees all, otherwise each sees the earlier ones."""
        found = dict(scope.ctes)
        own = [cte["CommonTableExpr"] for cte in clause.get("ctes", []) if "CommonTableExpr" in cte]
        if clause.get("recursive"):
            around = Scope(parent=scope.parent, ctes=found)
            found |= {node["ctename"]: Cte(node, around) for node in own}
            for node in own:
                self.sources.cte(found[node["ctename"]])
            return found
        for node in own:
            cte = Cte(node, Scope(parent=scope.parent, ctes=dict(found)))
            self.sources.cte(cte)
            found[node["ctename"]] = cte
        return found

    def _set_operation(self, node: Node, scope: Scope, opened: Cte | None) -> list[Column]:
        """UNION, INTERSECT, EXCEPT: named by the left side; ORDER BY sees the result only."""
        outputs = self.query(node["larg"], scope)
        if opened is not None:
            self.sources.open(opened, outputs)
        outputs = united(outputs, self.query(node["rarg"], scope))
        if "sortClause" in node:
            result = Scope(parent=scope.parent, ctes=scope.ctes)
            self.sources.add(result, "", rowset(outputs))
            self._sorted(node["sortClause"], result, outputs)
        return outputs

    def _values(self, lists: Sequence[Node], scope: Scope) -> list[Column]:
        """VALUES: column1, column2, and so on."""
        rows = [
            [column for item in row["List"].get("items", []) for column in self._target({"val": item}, scope)]
            for row in lists
        ]
        return stacked(rows)

    def _select(self, node: Node, scope: Scope) -> list[Column]:
        """A SELECT, in the order in which PostgreSQL gives its parts a meaning."""
        self.sources.read(node.get("fromClause", []), scope)
        outputs: list[Column] = []
        for target in node.get("targetList", []):
            outputs += self._target(target["ResTarget"], scope)
            if len(outputs) > MOST_COLUMNS:
                self._too_wide(target["ResTarget"])
                outputs = [*rowset(outputs).names.values()]
                break
        self._made += len(outputs)
        if self._made > MOST_TOGETHER and not self.wide:
            self._too_wide(node, MOST_TOGETHER)
        for part in ("whereClause", "havingClause"):
            if part in node:
                self.expression(node[part], scope)
        for item in node.get("groupClause", []):
            self._grouped(item, scope, outputs)
        for item in node.get("windowClause", []):
            self.expression(item, scope)
        for item in node.get("distinctClause", []):
            self._ordered(item, scope, outputs)
        self._sorted(node.get("sortClause", []), scope, outputs)
        return outputs

    def _too_wide(self, target: Node, most: int = MOST_COLUMNS) -> None:
        self.wide = True
        self.findings.add(
            "too_many_columns",
            f"The query makes more than {most:,} columns.",
            "Name the columns that are needed in the place of `*`.",
            at=target.get("location"),
            fragment="" if "location" in target else "select",
        )

    def _target(self, target: Node, scope: Scope) -> list[Column]:
        """The result columns of one item of a target list; a `*` makes many."""
        value = target.get("val", {})
        starred = self.lookup.star(value, scope)
        if starred is not None:
            return [column._replace(hidden=False) for column in starred]
        row = self.expression(value, scope)
        if "A_Indirection" in value and "A_Star" in value["A_Indirection"]["indirection"][-1]:
            return [column._replace(hidden=False) for column in row.columns if column.starred] if row else []
        row = row and (row.fields or row)  # PostgreSQL follows a RECORD to where it comes from
        return [Column(target.get("name") or figure(value), False, row)]  # noqa: FBT003  # by name it takes twice the time

    def _grouped(self, item: Node, scope: Scope, outputs: Sequence[Column]) -> None:
        """GROUP BY: a bare name is an input column, then a result column, then one of an outer query."""
        if (content := item.get("GroupingSet")) is not None:
            for part in content.get("content", []):
                self._grouped(part, scope, outputs)
        elif "RowExpr" in item and item["RowExpr"].get("row_format") == "COERCE_IMPLICIT_CAST":  # `(a, b)`, not ROW(…)
            for part in item["RowExpr"].get("args", []):
                self._grouped(part, scope, outputs)
        else:
            name = bare(item)
            local = name and self.lookup.at_level(name, scope) is not None
            if local or not _names(name, outputs):
                self.expression(item, scope)

    def _sorted(self, items: Sequence[Node], scope: Scope, outputs: Sequence[Column]) -> None:
        for item in items:
            self._ordered(item["SortBy"].get("node", {}), scope, outputs)

    def _ordered(self, item: Node, scope: Scope, outputs: Sequence[Column]) -> None:
        """ORDER BY and DISTINCT ON: a bare name is a result column first."""
        if not _names(bare(item), outputs):
            self.expression(item, scope)

    # expressions

    def expression(self, wrapped: Node, scope: Scope) -> Rowset | None:
        """Resolve every name in an expression. The result is the fields of its value, where it is a row."""
        for name, node in wrapped.items():
            if name == "ColumnRef":
                return self.lookup.column(node, scope)
            if name == "A_Const":
                return UNTYPED
            handler = _HANDLERS.get(name)
            if handler is not None:
                return handler(self, node, scope)
            self._parts(name, node, scope)
        return None

    def _parts(self, name: str, node: Node, scope: Scope) -> None:
        """Resolve every name in the parts of a node that has no rule of its own."""
        for kind, part in parts(name, node):
            handler = _HANDLERS.get(kind)
            if handler is not None:
                handler(self, part, scope)
            else:
                self._parts(kind, part, scope)

    def operator(self, node: Node, scope: Scope) -> Rowset | None:
        """An operator; a chain of them leans to the left, and is followed without recursion."""
        if node["kind"] == "AEXPR_NULLIF":
            self.expression(node.get("rexpr", {}), scope)
            return value_of(self.expression(node.get("lexpr", {}), scope))
        vectors = True
        while True:
            right = self.expression(node.get("rexpr", {}), scope)
            vectors = vectors and right is VECTOR and dotted(node["name"])[1] == "||"
            left = node.get("lexpr", {})
            if "A_Expr" not in left:
                return VECTOR if self.expression(left, scope) is VECTOR and vectors else None
            node = left["A_Expr"]

    def cast(self, node: Node, scope: Scope) -> Rowset | None:
        """A cast: what is cast may name something; whether the type is allowed is judged elsewhere."""
        return row_results.cast(self.expression(node.get("arg", {}), scope), node["typeName"], self.allowed)

    def call(self, node: Node, scope: Scope) -> Rowset | None:
        """A function call."""
        rows = [self.expression(item, scope) for item in node.get("args", [])]
        for key in ("agg_order", "agg_filter", "over"):
            if key in node:
                self._parts("FuncCall", {key: node[key]}, scope)
        return row_results.returned(node, rows, self.allowed)

    def indirection(self, node: Node, scope: Scope) -> Rowset | None:
        """`(value).field`, `value[1]`, `(value).*`."""
        self._indirections.add(id(node))
        row = self.expression(node.get("arg", {}), scope)
        for place, step in enumerate(steps := node.get("indirection", [])):
            if "String" in step:
                row = self.lookup.part(row, step["String"].get("sval", ""), node)
            elif "A_Star" in step:
                self.lookup.fields(row, node)
            else:
                self.expression(step, scope)
                row = row_results.taken(row, steps, place)
        return row

    def sublink(self, node: Node, scope: Scope) -> Rowset | None:
        """A subquery in an expression."""
        self.expression(node.get("testexpr", {}), scope)
        columns = self.query(node["subselect"]["SelectStmt"], scope) if "SelectStmt" in node["subselect"] else []
        row = value_of(columns[0].row) if columns else None
        kind = node.get("subLinkType")
        return array_of(row) if kind == "ARRAY_SUBLINK" else row if kind == "EXPR_SUBLINK" else None

    def one(self, node: Node, scope: Scope) -> Rowset | None:
        """CASE, COALESCE, GREATEST, LEAST: the value is one of several."""
        self.expression(node.get("arg", {}), scope)
        others = [node["defresult"]] if "defresult" in node else []
        return one_of([self.expression(part, scope) for part in [*node.get("args", []), *others]])

    def when(self, node: Node, scope: Scope) -> Rowset | None:
        """A branch of CASE."""
        self.expression(node["expr"], scope)
        return self.expression(node["result"], scope)

    def array(self, node: Node, scope: Scope) -> Rowset | None:
        """ARRAY[…]."""
        return row_results.array([self.expression(item, scope) for item in node.get("elements", [])])

    def row(self, node: Node, scope: Scope) -> Rowset:
        """ROW(…)."""
        rows: list[Rowset | None] = []
        starred = False
        for item in node.get("args", []):  # every one of them is looked at, however many there are
            if self.lookup.star(item, scope) is not None:
                starred = True
            elif "A_Indirection" in item and "A_Star" in item["A_Indirection"]["indirection"][-1]:
                self.expression(item, scope)
                starred = True
            else:
                row = value_of(self.expression(item, scope))
                rows.append(None if starred else row)
        return row_results.row(rows, starred=starred)


def _names(name: str, outputs: Sequence[Column]) -> bool:
    """Whether a bare name is that of a result column, for sure."""
    return any(column.sure and column.name == name != "" for column in outputs)


_HANDLERS: dict[str, Callable[[Resolver, Node, Scope], Rowset | None]] = {
    "ColumnRef": lambda self, node, scope: self.lookup.column(node, scope),
    "A_Const": lambda _self, _node, _scope: UNTYPED,
    "A_Expr": Resolver.operator,
    "TypeCast": Resolver.cast,
    "FuncCall": Resolver.call,
    "A_Indirection": Resolver.indirection,
    "SubLink": Resolver.sublink,
    **dict.fromkeys(("CaseExpr", "CoalesceExpr", "MinMaxExpr"), Resolver.one),
    "CaseWhen": Resolver.when,
    "A_ArrayExpr": Resolver.array,
    "RowExpr": Resolver.row,
    "SelectStmt": lambda self, node, scope: rowset(self.query(node, scope)),
}
"""The nodes that have a rule of their own; of all others, the parts are read."""
