"""What constants prove of the columns of subqueries, CTEs and VALUES.

In: the target list of a query, the columns that its FROM clause gives. Out: the worth of each column of its result. It
notes the worth of a column on every reference to it, where `constants` finds it: a number that is written in a
subquery is no smaller outside. Names are matched loosely; where two could be meant, the larger counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from agent_gateway.guard.constants import PROVEN, number, size
from agent_gateway.guard.naming import figure
from agent_gateway.guard.tree import Node, below, dotted

__all__ = [
    "NOTHING",
    "Columns",
    "Known",
    "Sources",
    "Worth",
    "known",
    "larger",
    "made",
    "note",
    "note_below",
    "renamed",
    "values",
]

_NOTED_SIZE = 1
"""Of an empty value nothing is known."""


_MOST_COLUMNS = 1_664
"""Columns of a query (MaxTupleAttributeNumber); `select *, *` would double them from CTE to CTE."""


class Worth(NamedTuple):
    """What is proven of a value."""

    number: float | None = None
    """The number that it is, or one that it is not less than."""
    size: float = 0.0
    """Characters or elements that it has at the least."""


NOTHING = Worth()
Columns = tuple[tuple[str, Worth], ...]
"""The columns of a query; those that come by the `*` of a relation are left out."""
Known = dict[tuple[str, str], Worth]
"""What is proven, under relation and column, and under the column alone; a relation alone stands for its row."""


def larger(one: Worth, other: Worth) -> Worth:
    """What is proven of a value that may be either."""
    numbers = [value for value in (one.number, other.number) if value is not None]
    return Worth(max(numbers, default=None), max(one.size, other.size))


def renamed(columns: Columns, alias: Node) -> Columns:
    """The columns under the names of an alias; any of them may be one that is named anew."""
    names = [part["String"].get("sval", "") for part in alias.get("colnames", [])]
    if not names:
        return columns
    most = NOTHING
    for _, worth in columns:
        most = larger(most, worth)
    if len(names) == len(columns):
        return tuple(zip(names, (worth for _, worth in columns), strict=True))
    return (*((name, most) for name in names), *columns)


def known(relation: str, columns: Columns) -> Known:
    """What one thing in FROM makes known."""
    found: Known = {}
    whole = 0.0
    for name, worth in columns:
        if worth.number is None and worth.size < _NOTED_SIZE:
            continue
        whole += worth.size
        for key in (("", name), (relation, name)):
            found[key] = larger(found.get(key, NOTHING), worth)
    if whole:
        found.setdefault(("", relation), Worth(None, whole))
    return found


@dataclass(slots=True)
class Sources:
    """What stands in a FROM clause, from left to right."""

    columns: list[tuple[str, Columns]] = field(default_factory=list[tuple[str, Columns]])
    known: Known = field(default_factory=Known)

    def add(self, alias: Node, name: str, columns: Columns) -> None:
        """Add one thing under its alias, or its own name."""
        if columns:
            called = alias.get("aliasname", name)
            found = renamed(columns, alias)
            self.columns.append((called, found))
            self.known |= known(called, found)

    def join(self, alias: Node, start: int) -> None:
        """Put what stands from a place on under the alias of a join, which hides its names."""
        joined = [column for _, columns in self.columns[start:] for column in columns]
        del self.columns[start:]
        self.add(alias, "", tuple(joined[:_MOST_COLUMNS]))


def note(reference: Node, columns: Known) -> None:
    """Note on a reference to a column what is proven of it."""
    fields = reference["fields"]
    if "A_Star" in fields[-1]:
        return
    relation, name = dotted(fields)
    worth = columns.get((relation.rpartition(".")[2], name))
    if worth is not None:
        reference[PROVEN] = worth


def note_below(expression: Node, columns: Known) -> None:
    """Note it on every reference in an expression."""
    if columns:
        for kind, node in below(expression):
            if kind == "ColumnRef":
                note(node, columns)


def made(targets: Iterable[Node], sources: Sequence[tuple[str, Columns]]) -> Columns:
    """The columns that a target list makes of what stands in FROM, by name."""
    found: list[tuple[str, Worth]] = []
    for wrapped in targets:
        target = wrapped["ResTarget"]
        value: Node = target.get("val", {})
        fields = value.get("ColumnRef", {}).get("fields", [{}])
        if "A_Star" in fields[-1]:
            relation = fields[-2]["String"].get("sval", "") if len(fields) > 1 else ""
            found += [column for name, columns in sources if not relation or name == relation for column in columns]
        else:
            found.append((target.get("name") or figure(value), Worth(number(value), size(value))))
        if len(found) > _MOST_COLUMNS:
            break
    return tuple(found[:_MOST_COLUMNS])


def values(rows: Iterable[Node]) -> Columns:
    """The columns of VALUES."""
    found: list[Worth] = []
    for row in rows:
        worths = [Worth(number(item), size(item)) for item in row["List"].get("items", [])]
        found = [larger(old, new) for old, new in zip(found, worths, strict=False)] if found else worths
    return tuple((f"column{place + 1}", worth) for place, worth in enumerate(found))
