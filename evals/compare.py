"""Two reports in, what got better and what got worse out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evals.walls import WALLS, WHOLE

__all__ = ["Change", "compared"]

_BAD = ("reached", "wrong")


@dataclass(frozen=True, slots=True)
class Change:
    """A case that ended otherwise."""

    case: str
    wall: str
    before: str
    after: str
    worse: bool
    expected: bool
    """It happened where the wall is not meant to hold."""


def compared(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """What changed between two runs, for the cases and walls that both have; the worst first."""
    aims = {case["id"]: case["aim"] for case in after["cases"]}
    then = {(outcome["case"], outcome["wall"]): outcome["verdict"] for outcome in before["outcomes"]}
    found = [
        Change(case, wall, was, verdict, verdict in _BAD, _expected(wall, aims[case]))
        for case, wall, verdict in ((o["case"], o["wall"], o["verdict"]) for o in after["outcomes"])
        if (was := then.get((case, wall))) is not None and (was in _BAD) != (verdict in _BAD)
    ]
    flows = [{(d["case"], d["wall"]) for d in report["worlds"] if not d["noise"]} for report in (before, after)]
    found += [
        Change(*key, "the same in both worlds", "told apart", worse=True, expected=key[1] not in WHOLE)
        for key in flows[1] - flows[0]
    ]
    found += [
        Change(*key, "told apart", "the same in both worlds", worse=False, expected=key[1] not in WHOLE)
        for key in flows[0] - flows[1]
    ]
    return sorted(found, key=lambda change: (not change.worse, change.expected, change.case, change.wall))


def _expected(wall: str, aim: str) -> bool:
    known = WALLS.get(wall)
    return known is not None and aim != "utility" and aim not in known.holds
