"""The columns of a recursive CTE that an expression may hold, also by way of subqueries, functions and CTEs in it.

In: a CTE and its recursive term. Out: which of its columns an expression may hold. Where a name may mean several, all
of them count; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from agent_gateway.guard.naming import figure
from agent_gateway.guard.tree import Node, below, dotted, parts

__all__ = ["ANY", "Own", "starred"]

ANY = "*"
"""Stands for a column of the CTE of which the name is not known."""
_DERIVED = frozenset({"RangeSubselect", "RangeFunction", "JsonTable"})
_SHORT = frozenset(
    {"md5", "sha224", "sha256", "sha384", "sha512", "ascii", "position", "strpos"}
    | {"length", "char_length", "octet_length", "cardinality", "array_length", "jsonb_array_length"}
)
"""Functions whose result is short, whatever they are given."""
_SHORT_TYPES = frozenset(
    {"int2", "int4", "int8", "float4", "float8", "bool", "date", "time", "timestamp", "timestamptz", "uuid"}
)
_COMPARING = frozenset({"=", "<>", "!=", "<", ">", "<=", ">="})


class Own:
    """The columns of one CTE."""

    def __init__(self, cte: Node, term: Node, made: list[Node]) -> None:
        self.names = _names(cte, made)
        nodes = list(below({"SelectStmt": term}))
        tables = [node for kind, node in nodes if kind == "RangeVar"]
        mine = [node for node in tables if node["relname"] == cte["ctename"] and "schemaname" not in node]
        named = {id(node): node.get("alias", {}).get("aliasname", node["relname"]) for node in tables}
        self.aliases = frozenset(named[id(node)] for node in mine)
        """Its own names in the term."""
        steps = {node["ctename"]: node for kind, node in nodes if kind == "CommonTableExpr"}
        read_here = {named[id(node)] for node in tables if node["relname"] in steps and "schemaname" not in node}
        self._others = set(named.values()) - self.aliases - read_here
        if any("colnames" in node.get("alias", {}) for node in mine):
            self.names = [ANY] * len(made)
        self._renamed = any(kind == "JoinExpr" and "alias" in node for kind, node in nodes)
        self._derived: frozenset[str] | None = None
        """What subqueries and functions in FROM show of the CTE; None where there are none."""
        shown = {key: term[key] for key in ("fromClause", "targetList", "withClause") if key in term}
        derived = [{kind: node} for kind, node in below({"SelectStmt": shown}) if kind in _DERIVED]
        derived += [{"RangeSubselect": {"subquery": node["ctequery"]}} for node in steps.values()]
        self._rows = read_here | {
            node["alias"]["aliasname"] for item in derived for node in item.values() if "alias" in node
        }
        if derived:
            read = {id(node) for node in mine}
            self._derived = frozenset(column for item in derived for column in self._shown(item, read))

    def _shown(self, item: Node, mine: Container[int]) -> Iterator[str]:
        """What one of them does; behind a `*` it is not told."""
        query = item.get("RangeSubselect")
        if query is None:
            yield from self.columns(item)
            return
        inside = list(below(query["subquery"]))
        reads = any(kind == "RangeVar" and id(node) in mine for kind, node in inside)
        for kind, node in inside:
            value: Node = node.get("val", {}) if kind == "ResTarget" else {}
            if reads and starred(value):
                yield ANY
            yield from self.columns(value)
            for row in node.get("valuesLists", ()) if kind == "SelectStmt" else ():
                yield from self.columns(row)

    def meant(self, node: Node) -> frozenset[str]:
        """The columns of the CTE that a reference may mean; none where it means one of another relation."""
        schema, name = dotted(node["fields"])
        if schema in self._others or ("A_Star" in node["fields"][-1] and (not name or name in self._others)):
            return frozenset()
        if name in self.names:
            return frozenset({name})
        if name in self.aliases or ANY in self.names or (schema and (self._derived is None or self._renamed)):
            return frozenset({ANY})
        return self._derived or frozenset()

    def direct(self, node: Node) -> bool:
        """Whether a reference names the CTE's own column, not by way of a subquery or a function in FROM."""
        schema, name = dotted(node["fields"])
        return schema not in self._others and (name in self.names or ANY in self.names or name in self.aliases)

    def row(self, node: Node) -> bool:
        """Whether a reference means a row that holds columns of the CTE; of a function in FROM, it may be a row."""
        schema, name = dotted(node["fields"])
        starred_row = "A_Star" in node["fields"][-1]
        return not schema and name in self.aliases | self._rows and (starred_row or name not in self.names)

    def columns(self, value: Node) -> set[str]:
        """Every column of the CTE that an expression holds, in whatever form; not those of which it holds a digest."""
        found: set[str] = set()
        pending = [*value.items()]
        while pending:
            kind, node = pending.pop()
            if kind == "ColumnRef":
                found |= self.meant(node)
            elif not _short(kind, node):
                pending += parts(kind, node)
        return found

    def content(self, kind: str, node: Node) -> Iterator[str]:
        """The columns whose values an expression holds: not those that it only compares."""
        pending = [(kind, node)]
        while pending:
            kind, node = pending.pop()
            if kind == "ColumnRef":
                yield from self.meant(node)
            elif kind == "CaseExpr":
                pending += parts(kind, {key: node[key] for key in node if key != "arg"})
            elif kind == "CaseWhen":
                pending += parts(kind, {key: node[key] for key in node if key != "expr"})
            elif kind not in {"NullTest", "BooleanTest"} and not _short(kind, node):
                pending += parts(kind, node)


def _short(kind: str, node: Node) -> bool:
    """Whether a value is short, whatever it is made of."""
    match kind:
        case "FuncCall":
            return dotted(node["funcname"])[1] in _SHORT
        case "TypeCast":
            return dotted(node["typeName"]["names"])[1] in _SHORT_TYPES and "arrayBounds" not in node["typeName"]
        case "A_Expr":
            return node.get("kind") != "AEXPR_NULLIF" and dotted(node.get("name", []))[1] in _COMPARING
        case _:
            return False


def _names(cte: Node, made: list[Node]) -> list[str]:
    """The names of the columns that a recursive term makes, as far as the first query tells them.

    A `*` that stands at the same place in both holds the same columns, and copies them.
    """
    query = cte["ctequery"]["SelectStmt"]
    while "larg" in query:
        query = query["larg"]
    if "valuesLists" in query:
        items = query["valuesLists"][0]["List"].get("items", [])
        names = [f"column{place + 1}" for place in range(len(items))]
        stars: list[int] = []
    else:
        targets = [target["ResTarget"] for target in query.get("targetList", [])]
        names = [target.get("name") or figure(target.get("val", {})) for target in targets]
        stars = [place for place, target in enumerate(targets) if starred(target.get("val", {}))]
    own_stars = [place for place, value in enumerate(made) if starred(value)]
    given = [name["String"].get("sval", "") for name in cte.get("aliascolnames", [])]
    if stars != own_stars or len(stars) > 1 or (stars and given) or len(names) != len(made):
        return [ANY] * len(made)
    return [*given, *names[len(given) :]][: len(made)]


def starred(value: Node) -> bool:
    """Whether a value is a `*`."""
    return "A_Star" in value.get("ColumnRef", {}).get("fields", [{}])[-1]
