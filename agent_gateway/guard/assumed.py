"""How many rows a query makes, if each relation has a thousand.

In: what stands in FROM, side by side. Out: the rows of its relations, and how often constants multiply them: series,
VALUES, branches of UNION. What the data tells, such as how many rows a condition leaves, is taken for nothing here.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from functools import reduce
from typing import NamedTuple

from agent_gateway.guard.conditions import constant, equalities, links, tied
from agent_gateway.guard.derived import Known
from agent_gateway.guard.tree import Node

__all__ = ["NONE", "RELATION", "ROWS", "Assumed", "ties", "together"]

ROWS = 1_000.0
"""Rows of one relation."""
_PAIRS = 300_000.0
"""Rows of several relations, each with each or by a condition that is no equality: how few these are the data tells."""


class Assumed(NamedTuple):
    """The rows of a query."""

    added: float = 1.0
    """How often constants multiply the rows of its relations; all rows where there is none."""
    read: float = 1.0
    """Rows of its relations."""

    @property
    def rows(self) -> float:
        """All of them."""
        return self.added * self.read

    @property
    def fewest(self) -> float:
        """All rows, if of several relations each row stands once."""
        return self.added * min(self.read, ROWS)

    @property
    def multiplied(self) -> float:
        """How often constants multiply rows of relations."""
        return self.added if self.read > 1 else 1.0

    def times(self, often: float) -> Assumed:
        """So many rows for each of them."""
        return Assumed(self.added * often, self.read)

    def crossed(self, other: Assumed) -> Assumed:
        """Each row with each."""
        pairs = max(self.read, other.read, min(_PAIRS, self.read * other.read))
        return Assumed(self.added * other.added, pairs)

    def bound(self, other: Assumed) -> Assumed:
        """Rows that have a column in common: as many as the larger side has."""
        read = max(self.read, other.read)
        return Assumed(max(1.0, max(self.rows, other.rows) / read), read)

    def stacked(self, other: Assumed) -> Assumed:
        """The rows of both."""
        read = max(self.read, other.read)
        return Assumed((self.rows + other.rows) / read, read)

    def limited(self, most: float) -> Assumed:
        """No more than so many rows."""
        read = min(self.read, max(1.0, most))
        return Assumed(max(1.0, min(self.rows, most) / read), read)

    def at_least(self, rows: float) -> Assumed:
        """No fewer than so many."""
        return self if rows <= self.rows else Assumed(rows / self.read, self.read)


def together(sources: Sequence[tuple[Assumed, Container[str]]], condition: Node) -> Assumed:
    """The rows of what stands in FROM with commas, each with the names that stand for it and its columns.

    Relations that any of their columns ties count as one; what constants make is tied by a column of its own.
    """
    if len(sources) == 1:
        return sources[0][0]
    made = [(rows, names) for rows, names in sources if rows.read <= 1]
    groups = list(range(len(made) + 1))
    """Of each source that constants make, and last of all relations, a number: the same where columns tie them."""
    related = False
    plain = links(equalities(condition, plain=True))
    for link in links(equalities(condition)):
        owners = [next((place for place, (_, names) in enumerate(made) if name in names), len(made)) for name in link]
        if len(made) not in owners and link not in plain:
            continue
        one, other = (groups[owner] for owner in owners)
        groups = [one if group == other else group for group in groups]
        related = related or len(made) in owners
    relations = NONE
    for rows, _ in sources:
        if rows.read > 1:
            relations = relations.bound(rows) if related else relations.crossed(rows)
    found: dict[int, Assumed] = {groups[-1]: relations}
    for (rows, _), group in zip(made, groups, strict=False):
        found[group] = found[group].bound(rows) if group in found else rows
    return reduce(Assumed.crossed, found.values())


def ties(
    sides: Sequence[tuple[Assumed, Collection[str]]], join: Node, where: Sequence[tuple[Node, Node]], known: Known
) -> bool:
    """Whether a join ties its sides, as `together` does; a column that is the same number in each row ties nothing.

    Args:
        sides: the two, each with the names that stand for it and its columns.
        join: the join.
        where: the columns that the condition of the query says to be equal.
        known: what is proven of these.
    """
    if "usingClause" in join:
        names = [name["String"].get("sval", "") for name in join["usingClause"]]
        return not all(constant(known.get(("", name))) for name in names)
    constants = [names for side, names in sides if side.read <= 1]
    if "isNatural" in join:
        common = [name for name in sides[0][1] if name in sides[1][1]]
        if constants:
            return not all(constant(known.get(("", name))) for name in common)
        return not any(constant(worth) for (of, _), worth in known.items() if not of)
    of_constants = len(constants) == len(sides)
    told = links(equalities(join.get("quals", {}), plain=of_constants))
    filtered = [] if of_constants else links(where)
    if constants:
        return all(tied(names, told + filtered) for names in constants)
    (_, left), (_, right) = sides
    meet = ((one in left and other in right) or (one in right and other in left) for one, other in filtered)
    return bool(told) or any(meet)


NONE = Assumed()
RELATION = Assumed(read=ROWS)
