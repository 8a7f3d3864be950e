"""Two worlds: the answers to one statement in both of them in, what tells them apart out. Pure.

The acting tenant's rows are the same in both. Whatever differs is a flow of information about other tenants, even where
no canary shows. The same world is asked twice, too: what differs there is noise, such as a clock.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from evals.answers import Answer

__all__ = ["Difference", "compared", "told_apart"]

_CUTS = re.compile(r"\b(?:limit|fetch)\b")
Kind = Literal["rows", "order", "error", "truncation", "columns", "timing"]
_OUT_OF_TIME = ("fetch.timeout", "57014")


@dataclass(frozen=True, slots=True)
class Difference:
    """What tells two worlds apart, for one statement of a case."""

    case: str
    wall: str
    statement: int
    """Counted from 1."""
    kind: Kind
    detail: str
    noise: bool
    """One world differs from itself in the same way."""


def compared(one: Answer, other: Answer) -> tuple[Kind, str] | None:  # noqa: PLR0911  # one for each kind
    """The first thing that differs in what can be observed; the time is none of it."""
    if one.code != other.code and (one.code in _OUT_OF_TIME or other.code in _OUT_OF_TIME):
        return "timing", f"{one.code or 'rows'} against {other.code or 'rows'}"
    if (one.code, one.said, one.refused) != (other.code, other.said, other.refused):
        return "error", f"{one.code or 'rows'} against {other.code or 'rows'}: {one.said[:120]} | {other.said[:120]}"
    if one.columns != other.columns:
        return "columns", f"{one.columns} against {other.columns}"[:240]
    if one.truncated != other.truncated:
        return "truncation", f"{one.truncated} against {other.truncated}"
    if one.rows == other.rows:
        return None
    if Counter(one.rows) == Counter(other.rows) or _first_of_unsorted(one):
        return "order", _first_difference(one, other)
    return "rows", _first_difference(one, other)


def told_apart(
    case: str, wall: str, one: Sequence[Answer], two: Sequence[Answer], again: Sequence[Sequence[Answer]]
) -> list[Difference]:
    """What tells the worlds apart.

    Args:
        case: the case.
        wall: the wall.
        one: its answers in the first world.
        two: its answers in the second world.
        again: its answers in copies of the first world; what differs there is noise.
    """
    found: list[Difference] = []
    for number, (first, second) in enumerate(zip(one, two, strict=True)):
        difference = compared(first, second)
        if difference is not None:
            repeated = [compared(first, copy[number]) for copy in again]
            noise = any(other is not None and other[0] == difference[0] for other in repeated)
            found.append(Difference(case, wall, number + 1, *difference, noise))
    return found


def _first_of_unsorted(answer: Answer) -> bool:
    """The first rows of some that nothing sorts: which ones they are is a matter of their order."""
    statement = answer.statement.lower()
    return "order by" not in statement and (bool(answer.truncated) or bool(_CUTS.search(statement)))


def _first_difference(one: Answer, other: Answer) -> str:
    rows, others = one.rows or (), other.rows or ()
    for place, (row, another) in enumerate(zip(rows, others, strict=False), 1):
        if row != another:
            return f"row {place}: {row[:80]} against {another[:80]}"
    return f"{len(rows)} rows against {len(others)}"
