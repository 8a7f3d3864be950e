"""Databases broken on purpose, each in one way: SQL files with the attempts of the self-test that must succeed on them.

    -- What is wrong with it.
    -- versions: the major versions of PostgreSQL that know it; all without
    -- mend: a statement that undoes what outlives the database
    -- succeeds: name of the attempt @ where & where
    -- warns: the same for what only warns

Where no place is named, any will do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Broken", "broken"]

_VERSIONS = re.compile(r"^-- versions: ([\d ]+)$", re.MULTILINE)
_LINE = re.compile(r"^-- (mend|succeeds|warns): (.+?)(?: @ (.+))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Broken:
    """One file."""

    name: str
    sql: str
    mend: tuple[str, ...]
    outcomes: dict[str, str]
    """Attempt to what becomes of it; all others hold."""
    places: dict[str, tuple[str, ...]]
    versions: frozenset[int] | None


@cache
def broken() -> tuple[Broken, ...]:
    """The files, by name."""
    return tuple(_read(file) for file in sorted(Path(__file__).parent.glob("*.sql")))


def _read(file: Path) -> Broken:
    text = file.read_text("utf-8")
    mend, outcomes, places = [], {}, {}
    for word, said, where in _LINE.findall(text):
        if word == "mend":
            mend.append(said)
            continue
        outcomes[said] = "succeeded" if word == "succeeds" else "warning"
        if where:
            places[said] = tuple(where.split(" & "))
    versions = _VERSIONS.search(text)
    known = frozenset(map(int, versions[1].split())) if versions else None
    return Broken(file.stem, text, tuple(mend), outcomes, places, known)
