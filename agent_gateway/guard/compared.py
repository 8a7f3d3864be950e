"""Columns that a query holds to be equal: PostgreSQL weighs each of such a set against all others of it.

In: the shape of a statement. Out: how many sets are compared very often. `a.id = b.id` and `b.id = c.id` are one set of
three columns; PostgreSQL's planner calls it an equivalence class. It decides nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from agent_gateway.guard.expansion import STAYS
from agent_gateway.guard.tree import Node, Shape, below, dotted

__all__ = ["often"]

_NATURAL = 4
"""Columns for which a NATURAL JOIN stands."""


def often(shape: Shape, times: int) -> int:
    """The most sets of one query that it compares more than so many times.

    A subquery that groups, sorts or limits is planned on its own; any other becomes a part of the query around it.
    """
    query: dict[int, int] = {}
    for select in shape.nodes["SelectStmt"]:  # outer ones first
        if any(key in select for key in STAYS):
            query |= {id(node): id(select) for _, node in below({"SelectStmt": select})}
    equal: defaultdict[int, list[Node]] = defaultdict(list)
    joins: defaultdict[int, list[Node]] = defaultdict(list)
    for _, name, node in shape.operators:
        if name == "=":
            equal[query.get(id(node), 0)].append(node)
    for join in shape.nodes.get("JoinExpr", ()):
        joins[query.get(id(join), 0)].append(join)
    places = {*equal, *joins}
    return max((sum(count > times for count in _sets(equal[place], joins[place])) for place in places), default=0)


def _sets(equal: Sequence[Node], joins: Sequence[Node]) -> list[int]:
    """How many comparisons are about each set; a NATURAL JOIN may be about any of them."""
    natural = sum("isNatural" in join for join in joins)
    pairs = [pair for node in equal for pair in _pairs(node)]
    merged = [part["String"].get("sval", "") for join in joins for part in join.get("usingClause", ())]
    sides = {key: key for key in (*merged, *(key for pair in pairs for key in pair))}
    for key in list(sides):
        name = key.rpartition(".")[2]
        if name in sides:  # USING gives the columns of both sides one name
            sides[_root(sides, key)] = _root(sides, name)
    for one, other in pairs:
        sides[_root(sides, one)] = _root(sides, other)
    found = Counter(_root(sides, key) for key in (*merged, *(one for one, _ in pairs)))
    return [*(count + natural for count in found.values()), *[natural] * _NATURAL]


def _pairs(node: Node) -> Iterator[tuple[str, str]]:
    """What a `=` compares, side by side; of an expression, all columns in it."""
    left, right = node.get("lexpr", {}), node.get("rexpr", {})
    rows = [side["RowExpr"].get("args", []) for side in (left, right) if "RowExpr" in side]
    for one, other in zip(*rows, strict=False) if len(rows) == 2 else [(left, right)]:  # noqa: PLR2004  # both sides
        keys = _key(one), _key(other)
        if all(keys):
            yield keys


def _key(side: Node) -> str:
    return " ".join(sorted({".".join(dotted(node["fields"])) for kind, node in below(side) if kind == "ColumnRef"}))


def _root(sides: dict[str, str], key: str) -> str:
    """What stands for the set of a key."""
    while sides[key] != key:
        sides[key] = sides[sides[key]]
        key = sides[key]
    return key
