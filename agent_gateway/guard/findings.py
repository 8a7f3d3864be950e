"""The violations of one statement as they are found, and the hints that mend them.

In: what a rule found. Out: violations in the order of the text, each once. A hint names only what this caller may use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from agent_gateway import wording
from agent_gateway.types import Violation

__all__ = ["Findings"]

_FRAGMENT = 80
"""Characters of a fragment."""
_MOST = 50
"""Violations that are told at once; a text with more has other troubles."""
_COMPARED = 20
"""Names that are looked for among their neighbours; each costs about a millisecond."""
_ALIKE = 0.7
"""How alike two names must be, from 0 to 1."""
_WRITTEN = re.compile(r'(?:[uU]&)?(?:"(?:[^"]|"")*"|[\w$]+)(?:\s*\.\s*(?:[uU]&)?(?:"(?:[^"]|"")*"|[\w$]+|\*))*|\S+')


class Findings:
    """Collects violations; the same code about the same fragment counts once."""

    def __init__(self) -> None:
        self.judge = ""
        """Who is asked now; the last that is named here found what is added."""
        self.asked: dict[str, list[str]] = {}
        """Every judge that was asked, in order, with the codes that it found."""
        self.text = b""
        """The text as the parsers see it; fragments are cut out of it."""
        self._compared: dict[str, str] = {}
        self._found: dict[tuple[str, str], tuple[int, Violation]] = {}

    def add(self, code: str, message: str, hint: str, *, at: int | None = None, fragment: str = "") -> None:
        """Note a violation.

        Args:
            code: the fact, without the room.
            message: what happened.
            hint: what to do next.
            at: where it starts, bytes from the start of the text.
            fragment: what is meant; read from the text where it is not given.
        """
        part = (fragment or self._written(at))[:_FRAGMENT]
        place = len(self.text) if at is None else at
        violation = Violation(f"guard.{code}", _visible(message), _visible(hint), part)
        self._found.setdefault((code, part), (place, violation))
        if f"guard.{code}" not in (found := self.asked.setdefault(self.judge, [])):
            found.append(f"guard.{code}")

    def ask(self, judge: str) -> None:
        """From now on it is `judge` who finds."""
        self.judge = judge
        self.asked.setdefault(judge, [])

    def nearest(self, name: str, candidates: Iterable[str], spelled: Callable[[str], str] = str) -> str:
        """`Perhaps you meant …` with the closest candidates, or nothing: none is close, or too many were looked for."""
        if name not in self._compared:
            if len(self._compared) >= _COMPARED:
                return ""
            self._compared[name] = wording.nearest(name, candidates, alike=_ALIKE, spelled=spelled)
        return self._compared[name]

    def _written(self, at: int | None) -> str:
        """The name or the word that stands at a place."""
        if at is None or at < 0:
            return ""
        window = self.text[at : at + 4 * _FRAGMENT].decode("utf-8", "ignore")
        found = _WRITTEN.match(window)
        return found[0] if found else ""

    def holds(self, *codes: str) -> bool:
        """Whether one of these codes was found."""
        return any(violation.code in codes for _, violation in self._found.values())

    def rehint(self, better: Callable[[int, Violation], str]) -> None:
        """Give violations the hint that `better` makes of a place in the text and a violation; empty keeps the old.

        Those that are told, that is: thousands of others would take most of a second.
        """
        for key, (place, violation) in sorted(self._found.items(), key=lambda found: found[1][0])[:_MOST]:
            if hint := better(place, violation):
                self._found[key] = place, replace(violation, hint=_visible(hint))

    def __len__(self) -> int:
        return len(self._found)

    def violations(self) -> tuple[Violation, ...]:
        """The first of them, in the order of the text."""
        return tuple(violation for _, violation in sorted(self._found.values(), key=lambda found: found[0])[:_MOST])


def _visible(told: str) -> str:
    """Words to show: a name may hold, by way of `U&"…"`, any character that the text itself may not."""
    return told if told.isprintable() else "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in told)
