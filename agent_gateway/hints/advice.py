"""What a hint is made of: the next move, and the part of the text that is meant."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Advice"]


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about one error."""

    hint: str
    fragment: str = ""
    """The part of the caller's own text that is meant."""
    message: str = ""
    """What happened, where the error's own message says something else."""
