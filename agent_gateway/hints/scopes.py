"""What a name may mean at a place of a statement: aliases and their readable columns.

In: a place and the catalog of the caller. Out: what stands in the FROM clauses around it, nearest first. A hidden
column is in no answer of this room; that is the filter on which every hint relies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agent_gateway.hints.rereading import Node, Place, Reread, strings
from agent_gateway.types import Catalog, Relation

__all__ = ["Names", "Source"]

_DEEPEST = 30
"""Queries inside queries whose columns are looked up; beyond, nothing is known."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something in FROM."""

    name: str
    """As the statement may call it."""
    columns: dict[str, str]
    """Readable columns to their types; the type is empty where it is not known."""
    relation: Relation | None = None


class Names:
    """Looks names up for one statement of one caller."""

    def __init__(self, reading: Reread, catalog: Catalog) -> None:
        self._reading = reading
        self._catalog = catalog
        self._by_name = {(relation.schema, relation.name): relation for relation in catalog.relations}
        self._sources: dict[int, list[Source]] = {}
        """Query to what stands in its FROM clause; empty while that is looked up, as for a recursive query."""
        self._depth = 0

    def relation(self, schema: str, name: str) -> Relation | None:
        """The relation of the catalog that PostgreSQL finds."""
        for place in (schema,) if schema else self._catalog.search_path:
            if (place, name) in self._by_name:
                return self._by_name[place, name]
        return None

    def relations(self) -> dict[str, Relation]:
        """What may be queried, as one may write it."""
        path = self._catalog.search_path
        return {
            relation.name if relation.schema in path else f"{relation.schema}.{relation.name}": relation
            for relation in self._catalog.relations
        }

    def read(self) -> list[Source]:
        """Every relation of the catalog that the statement names, once."""
        found: dict[str, Source] = {}
        for place in self._reading.of("RangeVar"):
            source = self._range(place)
            if source.relation is not None:
                found.setdefault(source.name, source)
        return list(found.values())

    def levels(self, place: Place) -> Iterator[list[Source]]:
        """The sources of each query around a place, nearest first."""
        for select in place.around("SelectStmt"):
            yield self.sources(select)

    def visible(self, place: Place) -> list[Source]:
        """The sources of all of them."""
        return [source for level in self.levels(place) for source in level]

    def sources(self, select: Place) -> list[Source]:
        """What stands in the FROM clause of a query."""
        key = id(select.node)
        if key not in self._sources and self._depth < _DEEPEST:
            self._sources[key] = []
            self._depth += 1
            self._sources[key] = [self._range(item) for item in self._items(select.node.get("fromClause", []))]
            self._depth -= 1
        return self._sources.get(key, [])

    def ctes(self, place: Place) -> dict[str, Node]:
        """The WITH queries around a place, by name."""
        found: dict[str, Node] = {}
        for select in place.around("SelectStmt"):
            for cte in select.node.get("withClause", {}).get("ctes", []):
                node: Node = cte["CommonTableExpr"]
                found.setdefault(node["ctename"], node)
        return found

    def type_of(self, place: Place) -> str:
        """The type of a column reference, where one source alone has it."""
        *qualifier, name = strings(place.node["fields"]) or [""]
        types = {
            source.columns[name]
            for source in self.visible(place)
            if name in source.columns and (not qualifier or source.name == qualifier[-1])
        }
        return types.pop() if len(types) == 1 else ""

    def _items(self, clause: list[Node]) -> Iterator[Place]:
        pending = list(reversed(clause))
        while pending:
            for kind, node in pending.pop().items():
                if kind == "JoinExpr":
                    pending += [node.get("rarg", {}), node.get("larg", {})]
                elif (place := self._reading.place(node)) is not None:
                    yield place

    def _range(self, place: Place) -> Source:
        alias: str = place.node.get("alias", {}).get("aliasname", "")
        renamed = strings(place.node.get("alias", {}).get("colnames", []))
        if place.kind != "RangeVar":
            query = place.node.get("subquery", {}).get("SelectStmt")
            return Source(alias, _renamed(self._output(query), renamed))
        name, schema = place.node["relname"], place.node.get("schemaname", "")
        cte = None if schema else self.ctes(place).get(name)
        if cte is not None:
            columns = self._output(cte.get("ctequery", {}).get("SelectStmt"))
            named = _renamed(columns, strings(cte.get("aliascolnames", [])))
            return Source(alias or name, _renamed(named, renamed))
        relation = self.relation(schema, name)
        columns = {column.name: column.type for column in relation.columns if column.readable} if relation else {}
        return Source(alias or name, _renamed(columns, renamed), relation)

    def _output(self, query: Node | None) -> dict[str, str]:
        """The columns of a query's result, as far as they have names."""
        while query is not None and "larg" in query:
            query = query["larg"]
        place = self._reading.place(query) if query is not None else None
        if place is None:
            return {}
        found: dict[str, str] = {}
        for target in place.node.get("targetList", []):
            found |= self._target(target["ResTarget"], place)
        return found

    def _target(self, target: Node, select: Place) -> dict[str, str]:
        value = target.get("val", {})
        fields: list[Node] = value.get("ColumnRef", {}).get("fields", [])
        sources = self.sources(select) if fields else []
        if fields and "A_Star" in fields[-1]:
            wanted = strings(fields)
            return {
                name: kind
                for source in sources
                if not wanted or source.name == wanted[-1]
                for name, kind in source.columns.items()
            }
        names = strings(fields or value.get("FuncCall", {}).get("funcname", []))
        name = target.get("name") or (names[-1] if names else "")
        kinds = {source.columns.get(names[-1], "") for source in sources} - {""} if fields and names else set[str]()
        return {name: kinds.pop() if len(kinds) == 1 else ""} if name else {}


def _renamed(columns: dict[str, str], names: list[str]) -> dict[str, str]:
    """The same columns under the names of an alias, as far as the list goes."""
    old = list(columns.items())
    return {names[n] if n < len(names) else name: kind for n, (name, kind) in enumerate(old)}
