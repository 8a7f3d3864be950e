"""The columns of a recursive CTE that an expression may hold, also by way of subqueries, functions and CTEs in it.

In: a CTE and its recursive term. Out: which of its columns an expression may hold. Where a name may mean several, all
of them count; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from agent_gateway.guard.flow import ANY, Flow
from agent_gateway.guard.naming import figure
from agent_gateway.guard.own_values import SHORT, of_numbers
from agent_gateway.guard.slices import cut_out
from agent_gateway.guard.tree import Node, below, dotted, parts

__all__ = ["Own", "starred"]

_DERIVED = frozenset({"RangeSubselect", "RangeFunction", "JsonTable"})
_SHORT_TYPES = frozenset(
    {"int2", "int4", "int8", "float4", "float8", "bool", "date", "time", "timestamp", "timestamptz", "uuid"}
)
_COMPARING = frozenset({"=", "<>", "!=", "<", ">", "<=", ">="})


class Own:
    """The columns of one CTE."""

    def __init__(self, cte: Node, term: Node) -> None:
        self.made: list[Node] = [target["ResTarget"].get("val", {}) for target in term.get("targetList", [])]
        self.names, first = _names(cte, self.made)
        nodes = list(below({"SelectStmt": term}))
        tables = [node for kind, node in nodes if kind == "RangeVar"]
        mine = [node for node in tables if node["relname"] == cte["ctename"] and "schemaname" not in node]
        named = {id(node): node.get("alias", {}).get("aliasname", node["relname"]) for node in tables}
        self.aliases = frozenset(named[id(node)] for node in mine)
        """Its own names in the term."""
        numbers = {name for name, value in zip(self.names, first, strict=False) if of_numbers(value)}
        self._numbers = numbers - _elsewhere(term, nodes, {id(node) for node in mine}) if numbers else numbers
        """Its arrays of numbers, the elements of which are short; what the first query makes tells the type."""
        steps = {node["ctename"]: node for kind, node in nodes if kind == "CommonTableExpr"}
        read_here = {named[id(node)] for node in tables if node["relname"] in steps and "schemaname" not in node}
        self._others = set(named.values()) - self.aliases - read_here
        if any("colnames" in node.get("alias", {}) for node in mine):
            self.names = [ANY] * len(self.made)
        self._renamed = any(kind == "JoinExpr" and "alias" in node for kind, node in nodes)
        names = _given(nodes)
        self.inner = list(_inner(term, names))
        """What the queries and the functions in its WITH and FROM clauses make, by name; ANY where that is not told."""
        self._passed = frozenset(name for name, _ in self.inner)
        self._derived: dict[str, frozenset[str]] | None = None
        """What subqueries and functions in FROM show of the CTE, by name; None where there are none."""
        shown = {key: term[key] for key in ("fromClause", "targetList", "withClause") if key in term}
        derived: list[Node] = [{kind: node} for kind, node in below({"SelectStmt": shown}) if kind in _DERIVED]
        derived += [{"RangeSubselect": {"subquery": node["ctequery"]}} for node in steps.values()]
        self._rows = read_here | {
            node["alias"]["aliasname"] for item in derived for node in item.values() if "alias" in node
        }
        if derived:
            read = {id(node) for node in mine}
            # each once, though it is inside of several
            found = {id(value): (name, value) for item in derived for name, value in _made(item, read, names)}
            self._derived = self._shown([*found.values()])

    def _shown(self, made: Sequence[tuple[str, Node]]) -> dict[str, frozenset[str]]:
        """What each name shows of the CTE, be it by way of another name."""
        self._derived = {}
        shown: dict[str, set[str]] = {name: set() for name, _ in made}
        sources: dict[str, set[str]] = {name: set() for name, _ in made}
        for name, value in made:
            shown[name] |= {ANY} if starred(value) else self.columns(value)
            for node in self._references(value):
                source = dotted(node["fields"])[1]
                if source in shown:
                    sources[name].add(source)
                elif source not in self.names:  # that of something as a whole
                    sources[name] |= shown.keys()
        flow = Flow(sources)
        return {name: frozenset[str]().union(*(shown[other] for other in flow.reached(name))) for name in shown}

    def meant(self, node: Node) -> frozenset[str]:
        """The columns of the CTE that a reference may mean; none where it means one of another relation."""
        schema, name = dotted(node["fields"])
        if schema in self._others or ("A_Star" in node["fields"][-1] and (not name or name in self._others)):
            return frozenset()
        derived: dict[str, frozenset[str]] = self._derived or {}
        nothing: frozenset[str] = frozenset()
        if name in self.names:
            return frozenset({name}) | (nothing if schema in self.aliases else derived.get(name, nothing))
        if name in self.aliases or ANY in self.names or (schema and (self._derived is None or self._renamed)):
            return frozenset({ANY})
        if name in derived:
            return derived[name] | derived.get(ANY, nothing)
        return nothing.union(*derived.values())

    def passed(self, value: Node) -> frozenset[str]:
        """The names of what is made in FROM that an expression holds."""
        return self._passed & {dotted(node["fields"])[1] for kind, node in below(value) if kind == "ColumnRef"}

    @property
    def pairs(self) -> list[tuple[str, Node]]:
        """Its columns as the term makes them."""
        return list(zip(self.names, self.made, strict=True))

    def direct(self, node: Node) -> bool:
        """Whether a reference names the CTE's own column, not by way of a subquery or a function in FROM."""
        schema, name = dotted(node["fields"])
        return schema not in self._others and (name in self.names or ANY in self.names or name in self.aliases)

    def row(self, node: Node) -> bool:
        """Whether a reference means a row that holds columns of the CTE; of a function in FROM, it may be a row."""
        schema, name = dotted(node["fields"])
        starred_row = "A_Star" in node["fields"][-1]
        return not schema and name in self.aliases | self._rows and (starred_row or name not in self.names)

    def columns(self, value: Node, *, digests: bool = False) -> set[str]:
        """Every column of the CTE that an expression holds, in whatever form.

        Args:
            value: the expression.
            digests: also those of which it holds no more than a length or a hash.
        """
        found: set[str] = set()
        for node in self._references(value, digests=digests):
            found |= self.meant(node)
        return found

    def content(self, kind: str, node: Node) -> Iterator[str]:
        """The columns whose values an expression holds: not those that it only compares."""
        pending = [(kind, node)]
        while pending:
            kind, node = pending.pop()
            if kind == "ColumnRef":
                yield from self.meant(node)
            elif (cut := cut_out(kind, node)) is not None:
                pending += cut.items()
            elif kind == "CaseExpr":
                pending += parts(kind, {key: node[key] for key in node if key != "arg"})
            elif kind == "CaseWhen":
                pending += parts(kind, {key: node[key] for key in node if key != "expr"})
            elif kind not in {"NullTest", "BooleanTest"} and not self._short(kind, node):
                pending += parts(kind, node)

    def _references(self, value: Node, *, digests: bool = False) -> Iterator[Node]:
        """The references in an expression; those of which it holds a digest only if asked."""
        pending = [*value.items()]
        while pending:
            kind, node = pending.pop()
            if kind == "ColumnRef":
                yield node
            elif digests or not self._short(kind, node):
                pending += parts(kind, node)

    def _short(self, kind: str, node: Node) -> bool:
        """Whether a value is short, whatever it is made of."""
        match kind:
            case "FuncCall":
                return dotted(node["funcname"])[1] in SHORT
            case "TypeCast":
                return dotted(node["typeName"]["names"])[1] in _SHORT_TYPES and "arrayBounds" not in node["typeName"]
            case "A_Expr":
                return node.get("kind") != "AEXPR_NULLIF" and dotted(node.get("name", []))[1] in _COMPARING
            case "A_Indirection":
                return self._element(node)
            case _:
                return False

    def _element(self, node: Node) -> bool:
        """Whether a value is one element of its arrays of numbers, and of nothing else that has their names."""
        array: Node = node.get("arg", {}).get("ColumnRef", {})
        schema, name = dotted(array.get("fields", ()))
        if name not in self._numbers or (schema and schema not in self.aliases):
            return False
        return all("A_Indices" in step and "is_slice" not in step["A_Indices"] for step in node.get("indirection", []))


def _given(nodes: Sequence[tuple[str, Node]]) -> dict[int, str]:
    """The names that an alias gives to what the queries make that it stands for; ANY where it is not sure to which."""
    found: dict[int, str] = {}
    for kind, node in nodes:
        alias: Node = node.get("alias", {})
        names = [name["String"].get("sval", "") for name in node.get("aliascolnames", alias.get("colnames", ()))]
        if not names:
            continue
        if kind not in {"RangeSubselect", "CommonTableExpr"}:
            return {id(target): ANY for sort, target in nodes if sort == "ResTarget"}
        pending: list[Node] = [node.get("ctequery", node.get("subquery", {})).get("SelectStmt", {})]
        while pending:
            query = pending.pop()
            pending += [query[side] for side in ("larg", "rarg") if side in query]
            targets = [target["ResTarget"] for target in query.get("targetList", [])]
            unsure = any(starred(target.get("val", {})) for target in targets)
            given = [ANY] * len(targets) if unsure else names
            found |= {id(target): name for target, name in zip(targets, given, strict=False)}
    return found


def _inner(term: Node, names: dict[int, str]) -> Iterator[tuple[str, Node]]:
    """What the queries and the functions of a term make that stand in its WITH and FROM clauses, by name."""
    for item in (*term.get("withClause", {}).get("ctes", []), *term.get("fromClause", [])):
        for kind, node in below(item):
            if kind == "ResTarget":
                yield _called(node, names), node.get("val", {})
            elif kind in {"RangeFunction", "JsonTable"}:
                yield ANY, {kind: node}


def _called(target: Node, names: dict[int, str]) -> str:
    value: Node = target.get("val", {})
    return ANY if starred(value) else names.get(id(target)) or target.get("name") or figure(value)


def _made(item: Node, mine: Container[int], names: dict[int, str]) -> Iterator[tuple[str, Node]]:
    """What one thing in FROM makes, by name; a `*` counts only where it may show the CTE, of these nodes."""
    query = item.get("RangeSubselect")
    if query is None:
        yield ANY, item
        return
    inside = list(below(query["subquery"]))
    reads = any(kind == "RangeVar" and id(node) in mine for kind, node in inside)
    for kind, node in inside:
        value: Node = node.get("val", {}) if kind == "ResTarget" else {}
        if value and (reads or not starred(value)):
            yield _called(node, names), value
        for row in node.get("valuesLists", ()) if kind == "SelectStmt" else ():
            yield ANY, row


def _names(cte: Node, made: list[Node]) -> tuple[list[str], list[Node]]:
    """The names of the columns that a recursive term makes, as far as the first query tells them; and what that makes.

    A `*` that stands at the same place in both holds the same columns, and copies them.
    """
    query = cte["ctequery"]["SelectStmt"]
    while "larg" in query:
        query = query["larg"]
    if "valuesLists" in query:
        items: list[Node] = query["valuesLists"][0]["List"].get("items", [])
        names = [f"column{place + 1}" for place in range(len(items))]
        stars: list[int] = []
    else:
        targets = [target["ResTarget"] for target in query.get("targetList", [])]
        items = [target.get("val", {}) for target in targets]
        names = [target.get("name") or figure(value) for target, value in zip(targets, items, strict=True)]
        stars = [place for place, value in enumerate(items) if starred(value)]
    own_stars = [place for place, value in enumerate(made) if starred(value)]
    given = [name["String"].get("sval", "") for name in cte.get("aliascolnames", [])]
    if stars != own_stars or len(stars) > 1 or (stars and given) or len(names) != len(made):
        return [ANY] * len(made), []
    return [*given, *names[len(given) :]][: len(made)], [] if stars else items


def _elsewhere(term: Node, nodes: Sequence[tuple[str, Node]], mine: Container[int]) -> set[str]:
    """The names in a term that may be those of something else than the columns of the CTE."""
    own_targets = {id(target["ResTarget"]) for target in term.get("targetList", [])}
    found = {"key", "value", "lexeme", "positions", "weights", "ordinality"}
    for kind, node in nodes:
        if kind == "ResTarget" and id(node) not in own_targets:
            found.add(node.get("name") or figure(node.get("val", {})))
        elif kind == "FuncCall":
            found.add(dotted(node["funcname"])[1])
        elif kind in {"JsonTableColumn", "CommonTableExpr", "ColumnDef"}:
            found |= {node.get("name", ""), node.get("ctename", ""), node.get("colname", "")}
        alias: Node = node.get("alias", {}) if id(node) not in mine else {}
        names = (*node.get("aliascolnames", ()), *alias.get("colnames", ()))
        found |= {alias.get("aliasname", ""), *(name["String"].get("sval", "") for name in names)}
    return found


def starred(value: Node) -> bool:
    """Whether a value is a `*`."""
    return "A_Star" in value.get("ColumnRef", {}).get("fields", [{}])[-1]
