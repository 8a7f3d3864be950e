"""The columns of a recursive CTE, as its recursive term names them, and which of them is made of which.

In: a recursive CTE and a SELECT of its recursive term. Out: for an expression, the columns of the CTE that it holds;
and whether one of them comes back in another, however many steps later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agent_gateway.guard.naming import figure
from agent_gateway.guard.tree import Node, below, dotted, parts

__all__ = ["ANY", "Flow", "OwnColumns", "counts_up"]

_DIGESTING = frozenset({"md5", "sha224", "sha256", "sha384", "sha512", "length", "cardinality", "jsonb_array_length"})
"""Functions whose result is short, whatever they are given."""
_ROUNDING = frozenset({"abs", "ceil", "ceiling", "date_trunc", "floor", "round", "trunc"})
"""Functions that leave a number or a day about where it was."""
ANY = "*"
"""Stands for a column of the CTE of which the name is not known."""


class OwnColumns:
    """The columns of a CTE, as its recursive term names them."""

    def __init__(self, cte: Node, term: Node) -> None:
        self.made: list[Node] = [target["ResTarget"].get("val", {}) for target in term.get("targetList", [])]
        self.names = _names(cte, self.made)
        nodes = list(below({"SelectStmt": term}))
        tables = [node for kind, node in nodes if kind == "RangeVar"]
        mine = [node for node in tables if node["relname"] == cte["ctename"] and "schemaname" not in node]
        named = {id(node): node.get("alias", {}).get("aliasname", node["relname"]) for node in tables}
        self._own = {named[id(node)] for node in mine}
        self._others = set(named.values()) - self._own
        # of paths, those of geometry, `+` makes one
        self._adds = any(
            kind == "TypeName" and dotted(node["names"])[1] == "path" for kind, node in below(cte["ctequery"])
        )
        self._derived = any(kind in {"RangeSubselect", "RangeFunction"} for kind, _ in nodes)
        if any("colnames" in node.get("alias", {}) for node in mine):
            self.names = [ANY] * len(self.made)
        self.inner: list[tuple[str, Node]] = list(_inner(term))
        """What the queries in its WITH and FROM clauses make, by name."""
        self._passing = {name for name, _ in self.inner}
        clauses: Node = {key: term[key] for key in ("fromClause", "withClause") if key in term}
        self._held = self._passing | (self.columns({"SelectStmt": clauses}, digests=True) - {ANY})
        """What a column of these queries, or of a function in FROM, may be made of."""

    @property
    def reads(self) -> bool:
        """Whether the CTE is read at all."""
        return bool(self._own)

    def pairs(self) -> list[tuple[str, Node]]:
        """The columns that are made here, and of what."""
        return list(zip(self.names, self.made, strict=True))

    def meant(self, columns: Iterable[str]) -> set[str]:
        """The columns, and for one that is not known all that it may be."""
        found = set(columns)
        return found | self._held if ANY in found else found

    def column(self, node: Node) -> str:
        """The column of the CTE that a reference may mean; empty where it means one of another relation."""
        schema, name = dotted(node["fields"])
        if schema in self._others or "A_Star" in node["fields"][-1]:
            return ""
        if name in self.names or (ANY not in self.names and name in self._passing):
            return name
        told = not schema and not self._derived and name not in self._own and ANY not in self.names
        return "" if told else ANY

    def columns(self, value: Node, *, digests: bool = False) -> set[str]:
        """Every column of the CTE that an expression holds, in whatever form.

        Args:
            value: the expression.
            digests: also those of which it holds a length or a hash only.
        """
        found: set[str] = set()
        pending = [*value.items()]
        while pending:
            kind, node = pending.pop()
            if kind == "ColumnRef" and (column := self.column(node)):
                found.add(column)
            elif digests or kind != "FuncCall" or dotted(node["funcname"])[1] not in _DIGESTING:
                pending += parts(kind, node)
        return found


class Flow:
    """Which columns of a CTE are made of which."""

    def __init__(self, branches: Iterable[OwnColumns]) -> None:
        self._sources: dict[str, set[str]] = {}
        for own in branches:
            for name, value in (*own.pairs(), *own.inner):
                self._sources.setdefault(name, set()).update(own.meant(own.columns(value, digests=True)))
        self._reached: dict[str, set[str]] = {}

    def leads(self, name: str, column: str) -> bool:
        """Whether a column is made of what was the other one, however many steps ago."""
        if column not in self._reached:
            found, pending = {column}, [column]
            while pending:
                new = self._sources.get(pending.pop(), set()) - found
                found |= new
                pending += new
            self._reached[column] = found
        return name in self._reached[column]


def counts_up(value: Node) -> bool:  # noqa: PLR0911  # one for each kind of node
    """Whether a value is one that was there, or one that is a constant away from it: `n + 1`, `length(s)`.

    That nothing else of the CTE stands in what is added, is for the caller to see.
    """
    for kind, node in value.items():
        match kind:
            case "ColumnRef" | "A_Const":
                return True
            case "TypeCast":
                return counts_up(node.get("arg", {}))
            case "A_Expr":
                sides = [node.get("lexpr", {}), node.get("rexpr", {})]
                held = [side for side in sides if _refers(side)]
                return dotted(node.get("name", []))[1] in {"+", "-"} and len(held) == 1 and counts_up(held[0])
            case "FuncCall" if dotted(node["funcname"])[1] in _ROUNDING | _DIGESTING:
                return all(counts_up(item) for item in node.get("args", []) if _refers(item))
            case "CoalesceExpr" | "MinMaxExpr":
                return all(counts_up(item) for item in node.get("args", []) if _refers(item))
            case "CaseExpr":
                results = [node.get("defresult", {}), *(item["CaseWhen"].get("result", {}) for item in node["args"])]
                return all(counts_up(item) for item in results if _refers(item))
            case _:
                return False
    return True


def _refers(value: Node) -> bool:
    return any(kind in {"ColumnRef", "SubLink"} for kind, _ in below(value))


def _inner(term: Node) -> Iterator[tuple[str, Node]]:
    """What the queries of a term make that stand in its WITH and FROM clauses."""
    for item in (*term.get("withClause", {}).get("ctes", []), *term.get("fromClause", [])):
        for kind, node in below(item):
            if kind == "ResTarget":
                value = node.get("val", {})
                yield node.get("name") or figure(value), value


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
        stars = [place for place, target in enumerate(targets) if _starred(target.get("val", {}))]
    own_stars = [place for place, value in enumerate(made) if _starred(value)]
    given = [name["String"].get("sval", "") for name in cte.get("aliascolnames", [])]
    if stars != own_stars or len(stars) > 1 or (stars and given) or len(names) != len(made):
        return [ANY] * len(made)
    return [*given, *names[len(given) :]][: len(made)]


def _starred(value: Node) -> bool:
    return "A_Star" in value.get("ColumnRef", {}).get("fields", [{}])[-1]
