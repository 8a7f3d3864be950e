"""What stands in FROM: relations, subqueries, CTEs, functions, JSON_TABLE, joins.

In: a FROM clause. Out: the scope that it opens, the relations that it reads, findings for those that may not be.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from agent_gateway.guard.allowlist import Allowlist
from agent_gateway.guard.findings import Findings
from agent_gateway.guard.joined import by_name, joined
from agent_gateway.guard.naming import OF_ONE_COLUMN, figure, side_by_side
from agent_gateway.guard.rowset import REFUSED, SCALARS, Column, Cte, Item, Rowset, Scope, rowset
from agent_gateway.guard.tree import Node, dotted
from agent_gateway.sql import spelled
from agent_gateway.wording import listed

__all__ = ["Sources"]

_SYSTEM_SCHEMAS = ("pg_", "information_schema")


class Reader(Protocol):
    """What reads the queries and expressions in a FROM clause."""

    def query(self, node: Node, outer: Scope, opened: Cte | None = None) -> list[Column]:
        """The columns of a query's result."""
        ...

    def expression(self, wrapped: Node, scope: Scope) -> Rowset | None:
        """The fields of a value."""
        ...


class Sources:
    """Reads FROM clauses from left to right."""

    def __init__(self, allowed: Allowlist, findings: Findings, reader: Reader) -> None:
        self._allowed = allowed
        self._findings = findings
        self._reader = reader
        self.relations: set[str] = set()
        self.cte_names: set[str] = set()
        self.looked: set[int] = set()
        """Relations in FROM that were resolved."""

    def read(self, clause: Sequence[Node], scope: Scope) -> None:
        """Fill a scope; what is LATERAL sees what stands left of it."""
        for wrapped in clause:
            items, columns = self._source(wrapped, scope, scope.items)
            scope.items = [*scope.items, *items]
            scope.star += [column for column in columns if column.starred]

    def add(self, scope: Scope, name: str, rows: Rowset) -> None:
        """Put one row set into a scope."""
        scope.items = [*scope.items, Item(name, "", rows)]
        scope.star += rows.columns

    def _source(  # noqa: PLR0911  # one for each kind of node
        self, wrapped: Node, scope: Scope, left: list[Item]
    ) -> tuple[list[Item], Sequence[Column]]:
        """The items that something in FROM makes visible, and what `*` shows of it."""
        for kind, node in wrapped.items():
            match kind:
                case "RangeVar":
                    return self._relation(node, scope)
                case "RangeSubselect":
                    return self._subquery(node, scope, left)
                case "RangeFunction":
                    return self._function(node, scope, left)
                case "RangeTableSample":
                    for argument in [*node.get("args", []), node.get("repeatable", {})]:
                        self._reader.expression(argument, Scope(parent=scope.parent, ctes=scope.ctes))
                    return self._source(node["relation"], scope, left)
                case "JsonTable":
                    return self._json_table(node, scope, left)
                case "JoinExpr":
                    return self._join(node, scope, left)
                case _:
                    break
        return [], ()

    def _named(self, rows: Rowset, node: Node, name: str, schema: str = "") -> tuple[list[Item], Sequence[Column]]:
        """One item under its alias."""
        alias = node.get("alias")
        if alias is not None:
            name, schema = alias["aliasname"], ""
            if "colnames" in alias:
                rows = rows.renamed([part["String"].get("sval", "") for part in alias["colnames"]])
        return [Item(name, schema, rows)], rows.columns

    # relations and CTEs

    def _relation(self, node: Node, scope: Scope) -> tuple[list[Item], Sequence[Column]]:
        self.looked.add(id(node))
        name, schema = node["relname"], node.get("schemaname", "")
        if not schema and (cte := scope.ctes.get(name)) is not None:
            if cte.rows is None and not cte.open:
                self.cte(cte)
            rows = cte.rows or rowset([])
            if cte.added and (scope.parent is None or scope.parent.ctes.get(name) is not cte):
                rows = rowset([column._replace(starred=True) for column in rows.columns])
            return self._named(rows, node, name)
        found = "" if name.startswith("pg_") and not schema else self._allowed.relation(schema, name)
        if not found or schema.startswith(_SYSTEM_SCHEMAS):
            self._refuse(name, schema, node, scope)
            return self._named(REFUSED, node, name)
        self.relations.add(found)
        return self._named(self._allowed.relations[found], node, name, found.partition(".")[0])

    def _refuse(self, name: str, schema: str, node: Node, scope: Scope) -> None:
        """Say which relation may not be read, and which could be meant."""
        fragment = f"{schema}.{name}" if schema else name
        known = sorted(self._allowed.relations)
        tables = f"Use the tables: {listed(map(_spelled, known))}."
        if (schema or name).startswith(_SYSTEM_SCHEMAS):
            self._findings.add(
                "system_relation",
                f"`{fragment}` belongs to the database system and may not be read.",
                tables,
                at=node.get("location", 0),
                fragment=fragment,
            )
            return
        meant = {relation.partition(".")[2]: relation for relation in known} | dict.fromkeys(scope.ctes, "")
        hint = self._findings.nearest(name, meant, lambda near: self._reached(near, meant[near])) or tables
        self._findings.add(
            "relation_unknown",
            f"There is no relation `{fragment}` that may be read.",
            hint,
            at=node.get("location", 0),
            fragment=fragment,
        )

    def _reached(self, name: str, relation: str) -> str:
        """How a statement names a CTE, or a relation: with its schema where it is not found without."""
        return spelled(name) if not relation or self._allowed.relation("", name) == relation else _spelled(relation)

    def cte(self, cte: Cte) -> None:
        """Read the query of a CTE, unless that was done."""
        if cte.rows is not None or cte.open:
            return
        node = cte.node
        self.cte_names.add(node["ctename"])
        query = node.get("ctequery", {}).get("SelectStmt")
        if query is None:
            cte.rows = REFUSED
            return
        cte.open = True
        recursive = cte.scope.ctes.get(node["ctename"]) is cte
        columns = self._reader.query(query, cte.scope, cte if recursive else None)
        cte.rows = None
        cte.open = False
        self.open(cte, columns)
        if cte.rows is not None:
            self._search_and_cycle(cte, node)

    def open(self, cte: Cte, columns: Sequence[Column]) -> None:
        """Give a CTE its columns; the recursive term of its own query sees them."""
        names = [part["String"].get("sval", "") for part in cte.node.get("aliascolnames", [])]
        cte.rows = rowset(columns).renamed(names)

    def _search_and_cycle(self, cte: Cte, node: Node) -> None:
        """SEARCH and CYCLE add columns that only the outside sees.

        Where the CTE is read in a query within the one that has the WITH clause, a `*` leaves them out
        (addRangeTableEntryForCTE in parse_relation.c).
        """
        search, cycle = node.get("search_clause", {}), node.get("cycle_clause", {})
        added = [search.get("search_seq_column"), cycle.get("cycle_mark_column"), cycle.get("cycle_path_column")]
        columns = [Column(name, starred=False) for name in added if name]
        if columns and cte.rows is not None:
            cte.rows, cte.added = rowset([*cte.rows.columns, *columns]), True
        for key in ("cycle_mark_value", "cycle_mark_default"):
            self._reader.expression(cycle.get(key, {}), cte.scope)

    # subqueries, functions

    def _subquery(self, node: Node, scope: Scope, left: list[Item]) -> tuple[list[Item], Sequence[Column]]:
        outer = Scope(items=left if node.get("lateral") else [], parent=scope.parent, ctes=scope.ctes)
        query = node.get("subquery", {}).get("SelectStmt")
        return self._named(rowset(self._reader.query(query, outer) if query else []), node, "")

    def _function(self, node: Node, scope: Scope, left: list[Item]) -> tuple[list[Item], Sequence[Column]]:
        """A function call, or several side by side; always LATERAL."""
        inner = Scope(items=left, parent=scope.parent, ctes=scope.ctes)
        alias = node.get("alias", {})
        columns: list[Column] = []
        row: Rowset | None = None
        scalar = False
        called = [part for function in node.get("functions", []) for part in side_by_side(function, node)]
        for items in called:
            row = self._reader.expression(items[0], inner)
            written = node.get("coldeflist") or (items[1].get("List", {}).get("items") if len(items) > 1 else None)
            if written:
                columns += [Column(part["ColumnDef"]["colname"]) for part in written]
                row = None
            elif row is not None and row.columns and not row.array:
                columns += row.columns
            else:
                scalar = True
                columns.append(self._value(items[0], row, alias.get("aliasname", "") if len(called) == 1 else ""))
        if node.get("ordinality"):
            columns.append(Column("ordinality"))
        rows = rowset(columns)
        if len(called) == 1 and not node.get("ordinality") and (scalar or (row and row.typed)):
            rows = rows._replace(typed=not scalar, fields=row, scalar=scalar)
        return self._named(rows, node, figure(called[0][0]) if called else "")

    def _value(self, call: Node, row: Rowset | None, alias: str) -> Column:
        """The column of a function whose value is no row, or is not known to be one."""
        schema, function = dotted(call.get("FuncCall", {}).get("funcname", []))
        name = alias or figure(call)
        if schema != "pg_catalog" and self._allowed.own_function(schema, function):
            made = self._allowed.own_result(schema, function)
            return made.columns[0]._replace(name=made.columns[0].name or name) if made else Column(name, sure=False)
        if row is SCALARS and function in self._allowed.row_functions:
            return self._allowed.row_functions[function].columns[0]  # the one that its value has
        sure = row is SCALARS or (row is None and function in OF_ONE_COLUMN) or (row is not None and row.array)
        return Column(name, sure=sure)

    def _json_table(self, node: Node, scope: Scope, left: list[Item]) -> tuple[list[Item], Sequence[Column]]:
        inner = Scope(items=left, parent=scope.parent, ctes=scope.ctes)
        columns: list[Column] = []
        pending: list[Node] = [node]
        for key, kind in (("context_item", "JsonValueExpr"), ("on_error", "JsonBehavior")):
            if key in node:
                self._reader.expression({kind: node[key]}, inner)
        for argument in node.get("passing", []):
            self._reader.expression(argument, inner)
        while pending:
            listed_here = [part["JsonTableColumn"] for part in pending.pop(0).get("columns", [])]
            nested = [column for column in listed_here if column.get("coltype") == "JTC_NESTED"]
            pending = [*nested, *pending]  # the columns of NESTED follow all others (transformJsonTableColumns)
            columns += [Column(column["name"]) for column in listed_here if column.get("coltype") != "JTC_NESTED"]
            for column in listed_here:
                for key in ("on_empty", "on_error"):
                    if key in column:
                        self._reader.expression({"JsonBehavior": column[key]}, inner)
        return self._named(rowset(columns), node, "json_table")

    # joins

    def _join(self, node: Node, scope: Scope, left: list[Item]) -> tuple[list[Item], Sequence[Column]]:
        first, first_columns = self._source(node["larg"], scope, left)
        second, second_columns = self._source(node["rarg"], scope, [*left, *first])
        items = [*first, *second]
        shared = [part["String"].get("sval", "") for part in node.get("usingClause", [])]
        of_first, of_second = by_name(first_columns), by_name(second_columns)
        both_sides = (*first_columns, *second_columns)
        if natural := bool(node.get("isNatural")):
            shared = [name for name in of_first if name in of_second]
            if not all(column.sure for column in both_sides):
                self._shared("", both_sides, both_sides, node, unknown=True)
        unknown = any(item.rows.refused for item in items)
        for name in shared:
            both = (*of_first.get(name, ()), *of_second.get(name, ()))
            self._shared(name, both, both_sides, node, unknown=unknown)
        merged, columns = joined(first_columns, second_columns, shared, node["jointype"], natural=natural)
        self._reader.expression(node.get("quals", {}), Scope(items=items, parent=scope.parent, ctes=scope.ctes))
        if "alias" in node:
            return self._named(rowset(columns), node, "")
        items = [item._replace(joined=True) if item.rows.system else item for item in items]
        rows = rowset(merged)
        if "join_using_alias" in node:
            items.append(Item(node["join_using_alias"]["aliasname"], "", rows, bare=False))
        # a bare name means what is merged, and no side's column; `*` and the hints have it from there
        return [Item("", "", rows._replace(columns=(), hidden=False)), *items] if merged else items, columns

    def _shared(
        self, name: str, both: Sequence[Column], columns: Sequence[Column], node: Node, *, unknown: bool
    ) -> None:
        """A column of USING or NATURAL JOIN is read on both sides; a side may have columns that are not known."""
        if any(column.hidden for column in both):
            self._findings.add(
                "column_hidden",
                # NATURAL names nothing, and what the caller did not name is not told
                "NATURAL JOIN compares a column that may not be read."
                if node.get("isNatural")
                else f"The join compares `{name}`, which may not be read.",
                "Write `join … on …` with the columns that the rows have in common and that can be read.",
                at=node.get("location"),
                fragment="natural" if node.get("isNatural") else name,
            )
        elif not both and not unknown:
            self._findings.add(
                "column_unknown",
                f"There is no column `{name}` to join by.",
                self._findings.nearest(name, [c.name for c in columns if not c.hidden], spelled)
                or "Write `join … on …`.",
                fragment=name,
            )


def _spelled(relation: str) -> str:
    """`schema.name` as a statement writes it."""
    schema, _, name = relation.partition(".")
    return spelled(schema, name)
