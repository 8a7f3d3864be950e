"""How hints name things: in backquotes, the nearest first, never more than a model reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = ["Advice", "listed", "nearest"]

_LISTED = 25
"""Names in a hint."""
_NEAR = 0.6
"""How alike two names must be, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about one error."""

    hint: str
    fragment: str = ""
    """The part of the caller's own text that is meant."""


def listed(names: Iterable[str]) -> str:
    """Names in backquotes, each once, cut where there are many."""
    found = list(dict.fromkeys(names))
    more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    return ", ".join(f"`{name}`" for name in found[:_LISTED]) + more


def nearest(name: str, candidates: Iterable[str]) -> str:
    """`Perhaps you meant …`, or nothing where none is close."""
    close = get_close_matches(name.lower()[:64], list(dict.fromkeys(candidates)), n=3, cutoff=_NEAR)
    return f"Perhaps you meant {listed(close)}." if close else ""
