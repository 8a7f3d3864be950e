"""Whether a value multiplies with each step of a recursion.

In: a recursive CTE and its recursive term. Out: yes or no. A value multiplies where a column of the result is made of
itself more than once, be it by way of other columns: `s || s`, `repeat(s, 2)`, `replace(s, 'a', 'aa')`; where it goes
round by way of a document and a text, see `quoting`; or where its length tells how much is made, see `counted`. A path
that grows by one name in each step does not multiply, nor does an indentation that is made anew from a depth.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from agent_gateway.guard import counted
from agent_gateway.guard.constants import text
from agent_gateway.guard.flow import ANY, Flow
from agent_gateway.guard.multiplying import (
    GATHERING,
    GATHERING_NODES,
    HOLDING,
    between,
    names,
    outermost,
    shrinks,
    unfolds,
    written,
)
from agent_gateway.guard.own_columns import Own
from agent_gateway.guard.path_text import repeats, strings
from agent_gateway.guard.quoting import quoted
from agent_gateway.guard.sizes import once
from agent_gateway.guard.slices import parted
from agent_gateway.guard.tree import Node, below, dotted

__all__ = ["multiplies"]

_JOINING = frozenset(
    {"concat", "concat_ws", "array_append", "array_cat", "array_prepend", "array_to_string", "format", "overlay"}
    | {"jsonb_concat", "jsonb_insert", "jsonb_set", "jsonb_set_lax", "tsquery_phrase"}
    | {"jsonb_build_array", "jsonb_build_object", "json_build_array", "json_build_object"}
)
"""Functions that put what they are given side by side."""
_JOINING_OPERATORS = frozenset({"||", "&&", "<->"})
"""Operators that do; the last two, of queries of full-text search."""
_FILLING = GATHERING | frozenset(
    {"array_replace", "percentile_disc", "ts_headline", "like_escape", "similar_escape", "similar_to_escape"}
    | {"jsonb_pretty", "array_to_json"}
)
"""Functions that put what they are given many times, or more around each part of it."""
_REPLACING = frozenset({"replace", "regexp_replace"})
_ESCAPING = frozenset(
    {"quote_literal", "quote_nullable", "quote_ident", "encode", "to_json", "to_jsonb", "row_to_json"}
)
"""Functions that write a value so that it can be read back; a value that is written again and again doubles."""
_PATHS = frozenset({"jsonb_path_query_array", "jsonb_path_query_array_tz"})
"""Functions that put all that a path gives into one value."""
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
    owns = [growth.own for growth in branches]
    flow = _flow(owns)
    if any(_inside(growth, flow) for growth in branches) or quoted(owns, flow):
        return True
    calls = {dotted(node["funcname"])[1] for kind, node in below({"SelectStmt": term}) if kind == "FuncCall"}
    return not counted.MAKING.isdisjoint(calls) and any(
        _lengthened(growth, _flow(owns, digests=True)) for growth in branches
    )


def _flow(owns: Sequence[Own], *, digests: bool = False) -> Flow:
    """What is made of what; also what is made of a length or a hash of it, if asked."""
    sources: dict[str, set[str]] = {}
    for own in owns:
        for name, value in (*own.pairs, *own.inner):
            sources.setdefault(name, set()).update(own.columns(value, digests=digests), own.passed(value))
    return Flow(sources)


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


def _lengthened(growth: _Growth, lengths: Flow) -> bool:
    """Whether a value becomes longer by as much as it, or what it is made of, was long."""
    own = growth.own
    if any(name == ANY and counted.by_other_than_a_counter(own, value) for name, value in own.inner):
        return True
    named = [(name, value) for name, value in own.inner if name != ANY]
    return any(growth.told_by_itself(name, value, lengths) for name, value in (*own.pairs, *named))


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
            sum(times for column, times in held.items() if flow.leads(name, column)) > 1 for held in self._joined(value)
        )

    def told_by_itself(self, name: str, value: Node, lengths: Flow) -> bool:
        """Whether the length of a column, or of what is made of it, tells how much more of it is made."""
        if any(lengths.leads(name, column) for column in counted.several(self.own, value)):
            return True
        return any(
            sum(times for column, times in held.items() if lengths.leads(name, column)) > 1
            for held in self._joined(value, counts=True)
        )

    def twice(self, value: Node) -> bool:
        """Whether an expression puts a column side by side with itself."""
        return any(times > 1 for held in self._joined(value) for times in held.values())

    def _joined(self, value: Node, *, counts: bool = False) -> Iterator[Counter[str]]:
        """What is put side by side, and how often each; also what tells how much of it there is, if asked."""
        for kind, node in outermost(value):
            name, sign = names(kind, node)
            if sign in _JOINING_OPERATORS or (sign == "+" and self._adds) or name in _JOINING or kind in HOLDING:
                held = Counter(self.own.content(kind, node))
                held.subtract(column for reference in parted(kind, node) for column in self.own.meant(reference))
                if name == "concat_ws":  # what separates stands between each two
                    first: list[Node] = node["args"][:1] * (len(node["args"]) - 3)
                    held.update(column for item in first for part in item.items() for column in self.own.content(*part))
                yield held + counted.single(self.own, {kind: node}) if counts else held

    def grown(self, value: Node) -> set[str]:
        """The columns of the CTE that an expression multiplies."""
        found: set[str] = set()
        for kind, node in below(value):
            name, _ = names(kind, node)
            arguments: list[Node] = node.get("args", [])
            found |= counted.numbered(self.own, name, arguments) | counted.filled(self.own, name, arguments)
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

    def _rows(self, query: Node) -> set[str]:
        """The columns that tell how many rows become one value: each of these may be longer than what made it."""
        gathers = any(
            kind in GATHERING_NODES or (kind == "FuncCall" and dotted(node["funcname"])[1] in GATHERING)
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
            for held, items in ((shown, targets), (given, [item for source in sources for item in source.items()])):
                for kind, node in items:
                    held.update(self.own.content(kind, node))
        return {column for column in (*shown, *given) if several or shown[column] > 1 or given[column] > 1}
