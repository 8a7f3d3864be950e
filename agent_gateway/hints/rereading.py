"""A statement that PostgreSQL complained of, read once more: which node stands where, and what is written there.

In: the text of one statement. Out: its nodes with the nodes above them. It judges nothing; a text that cannot be read
has no nodes, and gets the plain hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import orjson
from postgast.native import lib

__all__ = ["Node", "Place", "Reread", "strings"]

Node = dict[str, Any]
_LONGEST = 8_000
"""Characters of a text that is read once more."""
_FRAGMENT = 80
"""Characters of a fragment."""
_WRITTEN = re.compile(r"""'(?:[^']|'')*'|(?:"(?:[^"]|"")*"|[\w$]+)(?:\s*\.\s*(?:"(?:[^"]|"")*"|[\w$]+|\*))*|\S+""")
_BRANCHES = {"larg", "rarg"}
"""Fields in which a set operation holds its queries without naming their type."""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A node and where it hangs."""

    kind: str
    node: Node
    above: Place | None

    def around(self, kind: str) -> Iterator[Place]:
        """The nodes of a kind above this one, nearest first."""
        place = self.above
        while place is not None:
            if place.kind == kind:
                yield place
            place = place.above


class Reread:
    """One statement as libpg_query reads it."""

    def __init__(self, statement: str) -> None:
        self.text = statement
        self._octets = statement.encode("utf-8", "replace")
        tree = _tree(self._octets) if len(statement) <= _LONGEST else None
        self.places = sorted(_places(tree), key=lambda place: place.node.get("location", -1))
        """Every node, in the order of the text; none of a text that would keep others waiting."""
        self._at = {id(place.node): place for place in self.places}

    def of(self, *kinds: str) -> list[Place]:
        """The nodes of some kinds."""
        return [place for place in self.places if place.kind in kinds]

    def place(self, node: Node) -> Place | None:
        """Where a node hangs."""
        return self._at.get(id(node))

    def at(self, position: int | None, *kinds: str) -> Place | None:
        """The node of one of these kinds that starts at a character."""
        if position is None:
            return None
        start = len(self.text[:position].encode("utf-8", "replace"))
        return next((place for place in self.of(*kinds) if place.node.get("location", -1) == start), None)

    def written(self, position: int | None) -> str:
        """The name, the constant or the word that starts at a character, as the caller wrote it."""
        found = None if position is None else _WRITTEN.match(self.text, position)
        return _cut(found[0]) if found else ""

    def source(self, place: Place) -> str:
        """The text of a node: of a column or a constant the whole, of anything else how it starts."""
        start = place.node.get("location", -1)
        if start < 0:
            return ""
        rest = self._octets[start : start + 4 * _FRAGMENT].decode("utf-8", "ignore")
        if place.kind == "SubLink":
            return _cut(" ".join(rest.split()))
        found = _WRITTEN.match(rest)
        return _cut(found[0]) if found else ""


def strings(parts: list[Node]) -> list[str]:
    """The names of a dotted name; `*` has none."""
    return [part["String"].get("sval", "") for part in parts if "String" in part]


def _cut(text: str) -> str:
    return text if len(text) <= _FRAGMENT else text[: _FRAGMENT - 1] + "…"


def _tree(octets: bytes) -> object:
    result = lib.pg_query_parse(octets)
    try:
        return None if result.error else orjson.loads(result.parse_tree)
    except orjson.JSONDecodeError:  # deeper than can be read
        return None
    finally:
        lib.pg_query_free_parse_result(result)


def _places(tree: object) -> Iterator[Place]:
    """Every node; none of it recurses."""
    pending: list[tuple[object, Place | None]] = [(tree, None)]
    while pending:
        value, above = pending.pop()
        if isinstance(value, list):
            pending += [(item, above) for item in cast("list[object]", value)]
        elif isinstance(value, dict):
            for key, child in cast("Node", value).items():
                kind = "SelectStmt" if key in _BRANCHES and "limitOption" in child else key
                if kind[0].isupper() and isinstance(child, dict):
                    place = Place(kind, cast("Node", child), above)
                    yield place
                    pending.append((cast("object", child), place))
                else:
                    pending.append((child, above))
