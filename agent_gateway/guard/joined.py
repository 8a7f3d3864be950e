"""The columns that a join, a set operation and VALUES make of several.

In: the columns of the two sides, or of all rows. Out: those of the whole, in order. Of a join, those of USING and
NATURAL JOIN come first, and once: they are those of the left side, in a RIGHT JOIN those of the right, in a FULL JOIN
either (buildMergedJoinVar in parse_clause.c).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from agent_gateway.guard.rowset import Column, Rowset, followed, one_of, placing

__all__ = ["by_name", "joined", "stacked", "united"]


def joined(
    first: Sequence[Column], second: Sequence[Column], shared: Sequence[str], kind: str, *, natural: bool
) -> tuple[list[Column], list[Column]]:
    """The merged columns, and all of the join.

    Args:
        first: the columns of the left side.
        second: those of the right side.
        shared: the names that are merged.
        kind: which join it is, as PostgreSQL's parser says it.
        natural: whether this is a NATURAL JOIN, which merges whatever has the same name.
    """
    of_first, of_second = by_name(first), by_name(second)
    both_sides = (*first, *second)
    merged = [_merged(name, of_first.get(name, []), of_second.get(name, []), kind, natural=natural) for name in shared]
    names = frozenset(shared)
    columns = [*merged, *(column for column in both_sides if column.name not in names)]
    loose = [c for c in both_sides if not (c.sure and c.alone) or (c.name in names and not c.starred)]
    if not loose or not (shared or natural):
        return merged, columns
    if natural or not all(c.name in names and c.starred for c in loose):
        # all that one stands for may be merged: how many columns there are is not known, nor their order
        return merged, [Column(c.name, c.hidden, sure=False) for c in columns if c.sure and c.starred]
    return merged, [c._replace(row=None, sure=True, alone=False) if c.name in names else c for c in columns]


def _merged(name: str, first: Sequence[Column], second: Sequence[Column], kind: str, *, natural: bool) -> Column:
    """One column of both sides."""
    both = (*second, *first) if kind == "JOIN_RIGHT" else (*first, *second)
    if not both:
        return Column(name)
    row: Rowset | None = None
    if first and second and all(column.sure and column.alone for column in both):
        last = both[-1].row
        row = one_of((both[0].row, last)) if kind == "JOIN_FULL" else followed(both[0].row, last)
    # USING wants the name on both sides; NATURAL JOIN finds it on one, at least
    sure = not natural or any(column.sure for column in both)
    return both[0]._replace(hidden=any(column.hidden for column in both), row=row, sure=sure)


def by_name(columns: Sequence[Column]) -> dict[str, list[Column]]:
    """The columns under each name."""
    found: dict[str, list[Column]] = {}
    for column in columns:
        found.setdefault(column.name, []).append(column)
    return found


def united(outputs: Sequence[Column], others: Sequence[Column]) -> list[Column]:
    """The columns of UNION, INTERSECT and EXCEPT, which have the names of the left side."""
    of_others = placing(others) if placing(outputs) is outputs else ()
    return [
        left._replace(row=followed(left.row, of_others[place].row if place < len(of_others) else None))
        for place, left in enumerate(outputs)
    ]


def stacked(rows: Sequence[Sequence[Column]]) -> list[Column]:
    """The columns of VALUES."""
    return [
        Column(f"column{place}", row=one_of([column and column.row for column in columns]))
        for place, columns in enumerate(zip_longest(*map(placing, rows)), start=1)
    ]
