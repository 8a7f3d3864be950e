"""The columns of a join, in order: those of USING and NATURAL JOIN come first, and once.

In: the columns of its two sides. Out: those that it merges, and all that it has.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent_gateway.guard.rowset import Column

__all__ = ["by_name", "joined"]


def joined(
    of_first: dict[str, list[Column]], both_sides: Sequence[Column], shared: Sequence[str], *, natural: bool
) -> tuple[list[Column], list[Column]]:
    """The merged columns, and all of the join.

    Args:
        of_first: the columns of the left side, by name.
        both_sides: those of the left side, then those of the right.
        shared: the names that are merged.
        natural: whether this is a NATURAL JOIN, which merges whatever has the same name.
    """
    merged = [of_first[name][0] if name in of_first else Column(name) for name in shared]
    names = frozenset(shared)
    columns = [*merged, *(column for column in both_sides if column.name not in names)]
    loose = [c for c in both_sides if not (c.sure and c.alone) or (c.name in names and not c.starred)]
    if not loose or not (shared or natural):
        return merged, columns
    if natural or not all(c.name in names and c.starred for c in loose):
        # all that one stands for may be merged: how many columns there are is not known, nor their order
        return merged, [Column(c.name, c.hidden, sure=False) for c in columns if c.sure and c.starred]
    return merged, [c._replace(row=None, sure=True, alone=False) if c.name in names else c for c in columns]


def by_name(columns: Sequence[Column]) -> dict[str, list[Column]]:
    """The columns under each name."""
    found: dict[str, list[Column]] = {}
    for column in columns:
        found.setdefault(column.name, []).append(column)
    return found
