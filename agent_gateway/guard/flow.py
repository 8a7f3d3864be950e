"""Which columns of a recursion are made of which.

In: for each name the names that stand in what is made under it. Out: what a name is made of, however many steps ago.
"""

from __future__ import annotations

__all__ = ["ANY", "Flow"]

ANY = "*"
"""Stands for a column of the CTE of which the name is not known."""


class Flow:
    """What is made of what, by name."""

    def __init__(self, sources: dict[str, set[str]]) -> None:
        self._sources = sources
        self._reached: dict[str, set[str]] = {}

    def reached(self, name: str) -> set[str]:
        """The names that something of this name is made of, itself and however many steps ago."""
        if name not in self._reached:
            found, pending = {name}, [name]
            while pending:
                new = self._sources.get(pending.pop(), set()) - found
                found |= new
                pending += new
            self._reached[name] = found
        return self._reached[name]

    def leads(self, name: str, column: str) -> bool:
        """Whether a column is made of the one of this name, or is it; ANY may be each."""
        return ANY in {name, column} or not {name, ANY}.isdisjoint(self.reached(column))
