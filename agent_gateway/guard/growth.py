"""Whether a value multiplies with each step of a recursion.

In: a recursive CTE and its recursive term. Out: yes or no. A value multiplies where a column of the result is made of
itself more than once, be it by way of other columns: `s || s`, `repeat(s, 2)`, `replace(s, 'a', 'aa')`. A path that
grows by one name in each step does not, nor does an indentation that is made anew from a depth.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from agent_gateway.guard.constants import literal, once, text
from agent_gateway.guard.naming import figure
from agent_gateway.guard.path_text import repeats, strings
from agent_gateway.guard.tree import Node, below, dotted, parts
from agent_gateway.guard.writing import DOCUMENTS, returned

__all__ = ["multiplies"]

_JOINING = frozenset(
    {
        "concat",
        "concat_ws",
        "array_append",
        "array_cat",
        "array_prepend",
        "array_to_string",
        "format",
        "overlay",
        "jsonb_insert",
        "jsonb_set",
        "tsquery_phrase",
    }
    | {"jsonb_build_array", "jsonb_build_object", "json_build_array", "json_build_object"}
)
"""Functions that put what they are given side by side."""
_JOINING_OPERATORS = frozenset({"||", "&&", "<->"})
"""Operators that do; the last two, of queries of full-text search."""
_HOLDING = frozenset({"A_ArrayExpr", "RowExpr", "JsonArrayConstructor", "JsonObjectConstructor"})
"""The same, as syntax."""
_FILLING = frozenset({"repeat", "lpad", "rpad", "string_agg", "array_agg", "json_agg", "jsonb_agg"})
"""Functions that put what they are given many times."""
_REPLACING = frozenset({"replace", "regexp_replace"})
_WRITTEN = _HOLDING | {"JsonScalarExpr", "JsonParseExpr"}
"""What puts a text in quotes, when it becomes a text itself."""
_ESCAPING = frozenset(
    {"quote_literal", "quote_nullable", "quote_ident", "encode", "to_json", "to_jsonb", "row_to_json"}
)
"""Functions that write a value so that it can be read back; a value that is written again and again doubles."""
_PATHS = frozenset({"jsonb_path_query_array", "jsonb_path_query_array_tz"})
"""Functions that put all that a path gives into one value."""
_DIGESTING = frozenset({"md5", "sha224", "sha256", "sha384", "sha512", "length", "cardinality", "jsonb_array_length"})
"""Functions whose result is short, whatever they are given."""
_COMPARING = frozenset({"=", "<>", "!=", "<", ">", "<=", ">="})
_TEXTS = frozenset({"text", "varchar", "bpchar"})
_REPEATING = re.compile(r"\$|%-?\d*[LI]")
"""A format that may name an argument more than once, or that writes one in quotes."""
_UNFOLDING = re.compile(r"^unnest$|_to_table$|_elements|_path_query$|_each")
"""Functions that take a value apart into rows."""
_ANY = "*"
"""Stands for a column of the CTE of which the name is not known."""


def multiplies(cte: Node, term: Node) -> bool:
    """Whether a value of the CTE is made of itself more than once in its recursive term."""
    if "larg" in term:
        return multiplies(cte, term["larg"]) or multiplies(cte, term["rarg"])
    made = [target["ResTarget"].get("val", {}) for target in term.get("targetList", [])]
    own = _Own(cte, term, made)
    if any(own.grown(value) for value in _inner(term)):
        return True
    pairs = list(zip(own.names, made, strict=True))
    sources = {name: own.columns(value) for name, value in pairs}
    for name, value in pairs:
        grown = own.grown(value)
        if grown and (_ANY in {name, *grown} or any(name in _reached(column, sources) for column in grown)):
            return True
    return False


def _inner(term: Node) -> Iterator[Node]:
    """What the queries of a term make that stand in its WITH and FROM clauses."""
    for item in (*term.get("withClause", {}).get("ctes", []), *term.get("fromClause", [])):
        for kind, node in below(item):
            if kind == "ResTarget":
                yield node.get("val", {})


def _reached(column: str, sources: dict[str, set[str]]) -> set[str]:
    """The columns that a column is made of, however many steps ago; itself first."""
    found, pending = {column}, [column]
    while pending:
        for source in sources.get(pending.pop(), ()):
            if source not in found:
                found.add(source)
                pending.append(source)
    return found


class _Own:
    """The columns of a CTE, as its recursive term names them."""

    def __init__(self, cte: Node, term: Node, made: list[Node]) -> None:
        self.names = _names(cte, made)
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
            self.names = [_ANY] * len(made)

    def column(self, node: Node) -> str:
        """The column of the CTE that a reference may mean; empty where it means one of another relation."""
        schema, name = dotted(node["fields"])
        if schema in self._others or "A_Star" in node["fields"][-1]:
            return ""
        if name in self.names:
            return name
        told = not schema and not self._derived and name not in self._own and _ANY not in self.names
        return "" if told else _ANY

    def columns(self, value: Node) -> set[str]:
        """Every column of the CTE that an expression holds, in whatever form; not those of which it holds a digest."""
        found: set[str] = set()
        pending = [*value.items()]
        while pending:
            kind, node = pending.pop()
            if kind == "ColumnRef" and (column := self.column(node)):
                found.add(column)
            elif kind != "FuncCall" or dotted(node["funcname"])[1] not in _DIGESTING:
                pending += parts(kind, node)
        return found

    def grown(self, value: Node) -> set[str]:
        """The columns of the CTE that an expression multiplies."""
        found: set[str] = set()
        for kind, node in below(value):
            name = dotted(node["funcname"])[1] if kind == "FuncCall" else ""
            sign = dotted(node.get("name", []))[1] if kind == "A_Expr" else ""
            joined = sign in _JOINING_OPERATORS or (sign == "+" and self._adds)
            arguments: list[Node] = node.get("args", [])
            if kind == "SubLink" and node.get("subLinkType") == "ARRAY_SUBLINK":
                found |= self._listed(node["subselect"]["SelectStmt"])
            if _written(kind, node):
                found |= self.columns({kind: node})
            if (kind == "JsonFuncExpr" or name in _PATHS) and repeats(strings({kind: node})) > 1:
                found |= self.columns({kind: node})
            if name == "format" and arguments and _REPEATING.search(text(arguments[0]) or "$"):
                found |= self.columns({kind: node})
            elif joined or name in _JOINING or kind in _HOLDING:
                counted = Counter(self._content(kind, node))
                found |= {column for column, times in counted.items() if times > 1}
            elif (
                name in _FILLING
                or name in _ESCAPING
                or (name in _REPLACING and not (_shrinks(name, node) or once(name, arguments)))
            ):
                found |= self.columns({kind: node})
        return found

    def _listed(self, query: Node) -> set[str]:
        """The columns of the CTE that become an array more than once: twice named, or once for each of other rows."""
        counted: Counter[str] = Counter()
        several = False
        pending = [query]
        while pending:
            query = pending.pop()
            pending += [query[side] for side in ("larg", "rarg") if side in query]
            sources: list[Node] = query.get("fromClause", [])
            several = several or len(sources) > 1 or (bool(sources) and _unfolds(query))
            for item in (*query.get("targetList", []), *sources):
                for kind, node in item.items():
                    counted.update(self._content(kind, node))
        return {column for column, times in counted.items() if several or times > 1}

    def _content(self, kind: str, node: Node) -> Iterator[str]:
        """The columns whose values an expression holds: not those that it only compares."""
        pending = [(kind, node)]
        while pending:
            kind, node = pending.pop()
            if kind == "ColumnRef":
                if column := self.column(node):
                    yield column
            elif kind == "CaseExpr":
                pending += parts(kind, {key: node[key] for key in node if key != "arg"})
            elif kind == "CaseWhen":
                pending += parts(kind, {key: node[key] for key in node if key != "expr"})
            elif kind not in {"NullTest", "BooleanTest"} and not (
                kind == "A_Expr" and dotted(node.get("name", []))[1] in _COMPARING
            ):
                pending += parts(kind, node)


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
        return [_ANY] * len(made)
    return [*given, *names[len(given) :]][: len(made)]


def _written(kind: str, node: Node) -> bool:
    """Whether a row or an array becomes text, which puts its values in quotes, or text becomes an element of one."""
    argument = node.get("arg", {})
    if kind == "TypeCast":
        held = not _WRITTEN.isdisjoint(argument) or (
            "FuncCall" in argument and dotted(argument["FuncCall"]["funcname"])[1] in DOCUMENTS
        )
        return held and dotted(node["typeName"]["names"])[1] in _TEXTS
    if kind == "JsonSerializeExpr" or (kind in _HOLDING and returned(node)):
        return True
    return kind == "A_ArrayExpr" and any(
        "TypeCast" in item and dotted(item["TypeCast"]["typeName"]["names"])[1] in _TEXTS
        for item in node.get("elements", [])
    )


def _unfolds(query: Node) -> bool:
    """Whether a query returns many rows for each row that it reads."""
    return any(
        kind == "FuncCall" and _UNFOLDING.search(dotted(node["funcname"])[1])
        for target in query.get("targetList", [])
        for kind, node in below(target)
    )


def _starred(value: Node) -> bool:
    return "A_Star" in value.get("ColumnRef", {}).get("fields", [{}])[-1]


def _shrinks(name: str, node: Node) -> bool:
    """Whether constants prove that what is put in is no longer than what it replaces."""
    arguments = [literal(argument) for argument in node.get("args", [])]
    if len(arguments) < 3 or arguments[2] is None:  # noqa: PLR2004  # the value, what is sought, what is put in
        return False
    sought = arguments[1]
    return arguments[2] == "" or (name == "replace" and sought is not None and len(arguments[2]) <= len(sought))
