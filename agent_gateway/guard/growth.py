"""Whether a value multiplies with each step of a recursion.

In: a recursive CTE and its recursive term. Out: yes or no. A value multiplies where a column of the result is made of
itself more than once, be it by way of other columns: `s || s`, `repeat(s, 2)`, `replace(s, 'a', 'aa')`; or where it
goes round by way of a row, an array or a document and a text, for a text in it is put in quotes, and quotes double. A
path that grows by one name in each step does not multiply, nor does an indentation that is made anew from a depth.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from agent_gateway.guard.constants import once, text
from agent_gateway.guard.flow import ANY, Flow
from agent_gateway.guard.multiplying import HOLDING, TEXTS, WRITTEN, between, shrinks, unfolds, written
from agent_gateway.guard.own_columns import Own, starred
from agent_gateway.guard.own_values import counts_up
from agent_gateway.guard.path_text import repeats, strings
from agent_gateway.guard.tree import Node, below, dotted, parts
from agent_gateway.guard.writing import DOCUMENTS, SPLITTING, returned

__all__ = ["multiplies"]

_JOINING = frozenset(
    {"concat", "concat_ws", "array_append", "array_cat", "array_prepend", "array_to_string", "format", "overlay"}
    | {"jsonb_insert", "jsonb_set", "tsquery_phrase"}
    | {"jsonb_build_array", "jsonb_build_object", "json_build_array", "json_build_object"}
)
"""Functions that put what they are given side by side."""
_JOINING_OPERATORS = frozenset({"||", "&&", "<->"})
"""Operators that do; the last two, of queries of full-text search."""
_FILLING = frozenset(
    {"repeat", "lpad", "rpad", "string_agg", "array_agg", "json_agg", "jsonb_agg", "array_fill", "array_replace"}
    | {"ts_headline", "like_escape", "similar_escape", "similar_to_escape", "jsonb_pretty", "array_to_json"}
)
"""Functions that put what they are given many times, or more around each part of it."""
_COUNTS = {"repeat": (1,), "lpad": (1,), "rpad": (1,), "array_fill": (1,), "generate_series": (0, 1)}
"""Functions that are told how much to make, and by which arguments."""
_GATHERING_NODES = frozenset({"JsonArrayAgg", "JsonObjectAgg"})
"""Aggregates of SQL/JSON that make one value of many rows."""
_REPLACING = frozenset({"replace", "regexp_replace"})
_ESCAPING = frozenset(
    {"quote_literal", "quote_nullable", "quote_ident", "encode", "to_json", "to_jsonb", "row_to_json"}
)
"""Functions that write a value so that it can be read back; a value that is written again and again doubles."""
_PATHS = frozenset({"jsonb_path_query_array", "jsonb_path_query_array_tz"})
"""Functions that put all that a path gives into one value."""
_HELD = WRITTEN | {"JsonSerializeExpr"}
"""What a value becomes a part of."""
_TAKING = (
    DOCUMENTS
    | SPLITTING
    | {"array_append", "array_prepend", "array_fill", "convert", "convert_to", "jsonb_insert", "jsonb_set"}
)
"""Functions that put a text where quotes, or the digits of bytes, will stand for it."""
_TELLING = frozenset({"concat", "concat_ws", "format", "text", "varchar", "bpchar"})
"""Functions that write a value as a text."""
_TELLING_OPERATORS = frozenset({"->>", "#>>"})
_REPEATING = re.compile(r"\$|%-?\d*[LI]")
"""A format that may name an argument more than once, or that writes one in quotes."""


def multiplies(cte: Node, term: Node, *, adds: bool) -> bool:
    """Whether a value of the CTE is made of itself more than once in its recursive term.

    Args:
        cte: the CTE.
        term: what stands behind its UNION.
        adds: whether paths of geometry are about: of these, `+` makes one.
    """
    selects = _branches(term)
    branches = [_Growth(Own(cte, branch), adds=adds) for branch in selects]
    if any(growth.made_in_from(select) for growth, select in zip(branches, selects, strict=True)):
        return True
    sources: dict[str, set[str]] = {}
    for own in (growth.own for growth in branches):
        for name, value in (*own.pairs, *own.inner):
            sources.setdefault(name, set()).update(own.columns(value), own.passed(value))
    flow = Flow(sources)
    return any(_inside(growth, flow) for growth in branches) or _quoted(branches, flow)


def _branches(term: Node) -> list[Node]:
    """The SELECTs of a recursive term."""
    return [*_branches(term["larg"]), *_branches(term["rarg"])] if "larg" in term else [term]


def _inside(growth: _Growth, flow: Flow) -> bool:
    """Whether one SELECT puts into a column what the column is made of, more than once."""
    inner = growth.own.inner
    if any(growth.grown(value) or growth.twice(value) for _, value in inner):
        return True
    named = [(name, value) for name, value in inner if name != ANY]
    return any(growth.returns(name, value, flow) for name, value in (*growth.own.pairs, *named))


def _quoted(branches: Sequence[_Growth], flow: Flow) -> bool:
    """Whether a value goes round by way of a row, an array or a document, and a text."""
    made = [(growth, name, value) for growth in branches for name, value in growth.own.pairs]
    made += [(growth, ANY, value) for growth in branches for _, value in growth.own.inner]
    held = {(name, put) for growth, name, value in made if not starred(value) for put in growth.held(value)}
    told: set[tuple[str, str]] = set()
    if held:
        told = {(name, taken) for growth, name, value in made for taken in growth.told(value)}
    return any(
        flow.leads(text_of, put) and flow.leads(holder, taken) for holder, put in held for text_of, taken in told
    )


class _Growth:
    """What becomes of the columns of a CTE in its recursive term."""

    def __init__(self, own: Own, *, adds: bool) -> None:
        self.own = own
        self._adds = adds

    def returns(self, name: str, value: Node, flow: Flow) -> bool:
        """Whether a column of the result holds itself more than once."""
        if any(flow.leads(name, column) for column in self.grown(value)):
            return True
        return any(
            sum(times for column, times in counted.items() if flow.leads(name, column)) > 1
            for counted in self._joined(value)
        )

    def twice(self, value: Node) -> bool:
        """Whether an expression puts a column side by side with itself."""
        return any(times > 1 for counted in self._joined(value) for times in counted.values())

    def _joined(self, value: Node) -> Iterator[Counter[str]]:
        """What is put side by side, and how often each."""
        for kind, node in _outermost(value):
            name, sign = _names(kind, node)
            if sign in _JOINING_OPERATORS or (sign == "+" and self._adds) or name in _JOINING or kind in HOLDING:
                yield Counter(self.own.content(kind, node))

    def grown(self, value: Node) -> set[str]:
        """The columns of the CTE that an expression multiplies."""
        found: set[str] = set()
        for kind, node in below(value):
            name, _ = _names(kind, node)
            arguments: list[Node] = node.get("args", [])
            found |= self._counted(name, arguments)
            if kind == "SubLink" and node.get("subLinkType") == "ARRAY_SUBLINK":
                found |= self._listed(node["subselect"]["SelectStmt"])
            if kind == "SelectStmt":
                found |= self._rows(node)
            if (
                written(kind, node)
                or ((kind == "JsonFuncExpr" or name in _PATHS) and repeats(strings({kind: node})) > 1)
                or (name == "format" and arguments and _REPEATING.search(text(arguments[0]) or "$"))
                or name in _FILLING
                or name in _ESCAPING
                or (name in _REPLACING and not (shrinks(name, node) or once(name, arguments)))
                or between(name, node)
            ):
                found |= self.own.columns({kind: node})
        return found

    def _counted(self, name: str, arguments: list[Node]) -> set[str]:
        """The columns of which a call makes as many characters or rows as they tell, but for a constant more."""
        counts = [count for place in _COUNTS.get(name, ()) for count in arguments[place : place + 1]]
        elements = [item for count in counts for item in count.get("A_ArrayExpr", {}).get("elements", [])]
        told = [count for count in elements or counts if not counts_up(count)]
        return {column for count in told for column in self.own.columns(count, digests=True)}

    def _rows(self, query: Node) -> set[str]:
        """The columns that tell how many rows become one value: each of these may be longer than what made it."""
        gathers = any(
            kind in _GATHERING_NODES or (kind == "FuncCall" and dotted(node["funcname"])[1].endswith("_agg"))
            for target in query.get("targetList", [])
            for kind, node in below(target)
        )
        found: set[str] = set()
        for source in query.get("fromClause", []) if gathers else ():
            found |= self.own.columns(source)
            for kind, node in below(source):
                if kind == "RangeFunction" or unfolds(kind, node):
                    found |= self.own.columns({kind: node}, digests=True)
        return found

    def made_in_from(self, term: Node) -> set[str]:
        """The same, of the queries in the FROM and WITH clauses of a term."""
        clauses = (*term.get("fromClause", []), *term.get("withClause", {}).get("ctes", []))
        queries = [node for clause in clauses for kind, node in below(clause) if kind == "SelectStmt"]
        return {column for query in queries for column in self._rows(query)}

    def held(self, value: Node) -> set[str]:
        """The columns of the CTE that become a part of a row, an array, a document, or bytes."""
        found: set[str] = set()
        pending = [*value.items()]
        while pending:
            kind, node = pending.pop()
            name, sign = _names(kind, node)
            if kind == "ColumnRef" and self.own.row(node):
                found |= self.own.meant(node)
            sides = [node.get("lexpr", {}), node.get("rexpr", {})] if sign == "||" else []
            if (
                kind in _HELD
                or name in _TAKING
                or node.get("subLinkType") == "ARRAY_SUBLINK"
                or any(map(_array, sides))
            ):
                found |= self.own.columns({kind: node})  # and with them those of all that stands in it
            else:
                pending += parts(kind, node)
        return found

    def told(self, value: Node) -> set[str]:
        """The columns of the CTE that are written as a text."""
        found: set[str] = set()
        for kind, node in below(value):
            name, sign = _names(kind, node)
            cast: Node = node.get("typeName", {}) if kind == "TypeCast" else {}
            if (
                (cast and dotted(cast["names"])[1] in TEXTS and "arrayBounds" not in cast)
                or name in _TELLING
                or name.endswith("_text")
                or kind == "JsonTable"
                or sign in _TELLING_OPERATORS
                or (sign == "||" and ("RowExpr" in node.get("lexpr", {}) or "RowExpr" in node.get("rexpr", {})))
                or returned(node)
            ):
                found |= self.own.columns({kind: node})
        return found

    def _listed(self, query: Node) -> set[str]:
        """The columns of the CTE that become an array more than once: twice named, or once for each of other rows."""
        shown: Counter[str] = Counter()
        given: Counter[str] = Counter()
        several = False
        pending = [query]
        while pending:
            query = pending.pop()
            pending += [query[side] for side in ("larg", "rarg") if side in query]
            sources: list[Node] = query.get("fromClause", [])
            targets = [item for target in query.get("targetList", []) for item in target.items()]
            named = any(
                inner == "ColumnRef" and self.own.direct(part)
                for kind, node in targets
                for inner, part in below({kind: node})
            )
            several = several or len(sources) > 1 or any("JoinExpr" in source for source in sources)
            if sources:
                several = (
                    several or named or any(unfolds(*part) for item in query["targetList"] for part in below(item))
                )
            for counted, items in ((shown, targets), (given, [item for source in sources for item in source.items()])):
                for kind, node in items:
                    counted.update(self.own.content(kind, node))
        return {column for column in (*shown, *given) if several or shown[column] > 1 or given[column] > 1}


def _names(kind: str, node: Node) -> tuple[str, str]:
    """The name of a function, and that of an operator."""
    name = dotted(node["funcname"])[1] if kind == "FuncCall" else ""
    return name, dotted(node.get("name", []))[1] if kind == "A_Expr" else ""


def _outermost(value: Node) -> Iterator[tuple[str, Node]]:
    """Every node of an expression, but of a chain of one operator the outermost only, which holds all of it."""
    chained: set[int] = set()
    for kind, node in below(value):
        if id(node) not in chained:
            yield kind, node
        _, sign = _names(kind, node)
        if sign:
            sides = [node.get(side, {}).get("A_Expr", {}) for side in ("lexpr", "rexpr")]
            chained |= {id(side) for side in sides if _names("A_Expr", side)[1] == sign}


def _array(side: Node) -> bool:
    """Whether one side of `||` is an array for sure, so that the other may become an element."""
    return "A_ArrayExpr" in side or "arrayBounds" in side.get("TypeCast", {}).get("typeName", {})
