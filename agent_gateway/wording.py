"""How hints name things: in backquotes, the nearest first, never more than a model reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches

__all__ = ["close", "listed", "nearest"]

_LISTED = 25
"""Names in a hint."""
_SUGGESTED = 3
_COMPARED_CHARS = 64
"""Characters of a name that are compared; PostgreSQL's own names are no longer."""
_NEAR = 0.6
"""How alike two names must be, from 0 to 1."""


def listed(names: Iterable[str]) -> str:
    """Names in backquotes, each once, cut where there are many."""
    found = list(dict.fromkeys(names))
    more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    return ", ".join(f"`{name}`" for name in found[:_LISTED]) + more


def close(name: str, candidates: Iterable[str], *, alike: float = _NEAR) -> list[str]:
    """The candidates that look most like a name, whatever its case.

    Args:
        name: what was written.
        candidates: what may be meant, in lower case where case does not count.
        alike: how alike two names must be, from 0 to 1.
    """
    return get_close_matches(
        name.lower()[:_COMPARED_CHARS], list(dict.fromkeys(candidates)), n=_SUGGESTED, cutoff=alike
    )


def nearest(name: str, candidates: Iterable[str], *, alike: float = _NEAR, spelled: Callable[[str], str] = str) -> str:
    """`Perhaps you meant …`, or nothing where none is close; `spelled` tells how a statement writes a candidate."""
    known = {candidate.lower(): candidate for candidate in candidates}
    found = close(name, known, alike=alike)
    return f"Perhaps you meant {listed(spelled(known[folded]) for folded in found)}." if found else ""
