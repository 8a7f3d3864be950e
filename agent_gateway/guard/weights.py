"""Of how many parts the columns of a query are, once subqueries are written out.

In: the columns of what stands in FROM. Out: the weight of a reference to one. What makes a weight is for `expansion`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from agent_gateway.guard.tree import Node, dotted

__all__ = ["NOTHING", "Columns", "Known", "Weight", "compared", "renamed", "staying"]


class Weight(NamedTuple):
    """Of how many parts an expression is."""

    written: float = 0.0
    """In a condition, or as a key of sorting."""
    kept: float = 0.0
    """As a value, where a subquery that stays one is computed on its own."""

    def plus(self, other: Weight) -> Weight:
        """Of both."""
        return Weight(self.written + other.written, self.kept + other.kept)

    def times(self, often: float) -> Weight:
        """Of so many copies."""
        return Weight(self.written * often, self.kept * often)


NOTHING = Weight()
Columns = tuple[tuple[str, Weight], ...]
"""Names, and how large the expressions are."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a reference stands for."""

    names: dict[str, Weight] = field(default_factory=dict[str, Weight])
    """A column, or the row of something in FROM."""
    relations: dict[str, dict[str, Weight]] = field(default_factory=dict[str, dict[str, Weight]])
    """The columns of each thing in FROM."""

    def inside(self) -> Known:
        """For a query in this one."""
        return Known(dict(self.names), dict(self.relations))

    def add(self, alias: str, columns: Columns) -> None:
        """What one thing in FROM makes known; a name that two have stands for both, as in FULL JOIN … USING."""
        own = dict(self.relations.get(alias, {}))
        for known in (own, self.names):
            for name, weight in columns:
                known[name] = known[name].plus(weight) if name in known else weight
        whole = Weight(compared(columns), sum(weight.kept for _, weight in columns))
        self.names[alias] = self.names.get(alias, NOTHING).plus(whole)
        self.relations[alias] = own

    def weight(self, fields: Sequence[Node]) -> Weight:
        """That of a reference; of `t.*`, what is left of its name is `t`."""
        relation, name = dotted(fields)
        if relation and "A_Star" not in fields[-1]:
            known = self.relations.get(relation.rpartition(".")[2])
            if known is not None:
                return known.get(name, NOTHING)
        return self.names.get(name, NOTHING)


def staying(columns: Columns) -> Columns:
    """The columns of a query that is planned on its own."""
    return tuple((name, Weight(weight.written, 1.0)) for name, weight in columns)


def compared(columns: Columns) -> float:
    """The parts of columns that are compared, all of them."""
    return sum(weight.written for _, weight in columns)


def renamed(columns: Columns, names: Sequence[Node]) -> Columns:
    """The columns under the names of an alias; where a relation's own stand between them, each may be any."""
    if not names:
        return columns
    given = [name["String"].get("sval", "") for name in names]
    if len(given) <= len(columns):
        return (*((new, old[1]) for new, old in zip(given, columns, strict=False)), *columns[len(given) :])
    most = Weight(*(max((weight[use] for _, weight in columns), default=0.0) for use in (0, 1)))
    return tuple((name, most) for name in given)
