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
from agent_gateway.guard.own_columns import ANY, Flow, OwnColumns, counts_up
from agent_gateway.guard.path_text import repeats, strings
from agent_gateway.guard.tree import Node, below, dotted, parts
from agent_gateway.guard.writing import DOCUMENTS, returned

__all__ = ["climbing", "multiplies"]

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
_COUNTS = {"repeat": (1,), "lpad": (1,), "rpad": (1,), "array_fill": (1,), "generate_series": (0, 1)}
"""Functions that are told how much to make, and by which arguments."""
_REPLACING = frozenset({"replace", "regexp_replace"})
_WRITTEN = _HOLDING | {"JsonScalarExpr", "JsonParseExpr"}
"""What puts a text in quotes, when it becomes a text itself."""
_ESCAPING = frozenset(
    {"quote_literal", "quote_nullable", "quote_ident", "encode", "to_json", "to_jsonb", "row_to_json"}
)
"""Functions that write a value so that it can be read back; a value that is written again and again doubles."""
_PATHS = frozenset({"jsonb_path_query_array", "jsonb_path_query_array_tz"})
"""Functions that put all that a path gives into one value."""
_COMPARING = frozenset({"=", "<>", "!=", "<", ">", "<=", ">="})
_TEXTS = frozenset({"text", "varchar", "bpchar"})
_REPEATING = re.compile(r"\$|%-?\d*[LI]")
"""A format that may name an argument more than once, or that writes one in quotes."""
_UNFOLDING = re.compile(r"^unnest$|_to_table$|_elements|_path_query$|_each")
"""Functions that take a value apart into rows."""


def multiplies(cte: Node, term: Node) -> bool:
    """Whether a value of the CTE is made of itself more than once in its recursive term."""
    own = [_Growing(cte, branch) for branch in _branches(term)]
    flow = Flow(own)
    return any(_grows(columns, flow) for columns in own)


def climbing(cte: Node, term: Node) -> set[str]:
    """The columns of the CTE whose numbers may do more than count up: `n * 2`, or a text that is read as a number."""
    own = [OwnColumns(cte, branch) for branch in _branches(term)]
    flow = Flow(own)
    return {
        name
        for columns in own
        for name, value in columns.pairs()
        if columns.reads
        and not counts_up(value)
        and any(flow.leads(name, held) for held in columns.meant(columns.columns(value, digests=True)))
    }


def _branches(term: Node) -> Iterator[Node]:
    """The SELECTs of a recursive term."""
    for side in ("larg", "rarg") if "larg" in term else ():
        yield from _branches(term[side])
    if "larg" not in term:
        yield term


def _grows(own: _Growing, flow: Flow) -> bool:
    if any(own.grown(value) for _, value in own.inner):
        return True
    for name, value in own.pairs():
        grown = own.grown(value)
        if grown and (ANY in {name, *grown} or any(flow.leads(name, column) for column in grown)):
            return True
    made = [*own.pairs(), *own.inner]
    return any(_returning(counted, name, own, flow) > 1 for name, value in made for counted in own.joined(value))


def _returning(counted: Counter[str], name: str, own: OwnColumns, flow: Flow) -> int:
    """How many of the values that are joined are made of the column that they make, if of an earlier step.

    `a || b` makes the next `a`, and `a` the next `b`: the lengths are Fibonacci's numbers.
    """
    return sum(
        times for column, times in counted.items() if any(flow.leads(name, held) for held in own.meant({column}))
    )


class _Growing(OwnColumns):
    """What the expressions of a recursive term make of the columns of its CTE."""

    def grown(self, value: Node) -> set[str]:
        """The columns of the CTE that an expression multiplies."""
        found: set[str] = set()
        for kind, node in below(value):
            name = dotted(node["funcname"])[1] if kind == "FuncCall" else ""
            sign = dotted(node.get("name", []))[1] if kind == "A_Expr" else ""
            joined = sign in _JOINING_OPERATORS or (sign == "+" and self._adds)
            arguments: list[Node] = node.get("args", [])
            found |= self._counted(name, arguments)
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

    def joined(self, value: Node) -> Iterator[Counter[str]]:
        """The columns whose values each part of an expression puts side by side, and how often."""
        for kind, node in below(value):
            sign = dotted(node.get("name", []))[1] if kind == "A_Expr" else ""
            name = dotted(node["funcname"])[1] if kind == "FuncCall" else ""
            if sign in _JOINING_OPERATORS or name in _JOINING or kind in _HOLDING:
                yield Counter(self._content(kind, node))

    def _counted(self, name: str, arguments: list[Node]) -> set[str]:
        """The columns of which a call makes as many characters or rows as they tell, but for a constant more."""
        counts = [count for place in _COUNTS.get(name, ()) for count in arguments[place : place + 1]]
        elements = [item for count in counts for item in count.get("A_ArrayExpr", {}).get("elements", [])]
        told = [count for count in elements or counts if not counts_up(count)]
        return {column for count in told for column in self.columns(count, digests=True)}

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


def _shrinks(name: str, node: Node) -> bool:
    """Whether constants prove that what is put in is no longer than what it replaces."""
    arguments = [literal(argument) for argument in node.get("args", [])]
    if len(arguments) < 3 or arguments[2] is None:  # noqa: PLR2004  # the value, what is sought, what is put in
        return False
    sought = arguments[1]
    return arguments[2] == "" or (name == "replace" and sought is not None and len(arguments[2]) <= len(sought))
