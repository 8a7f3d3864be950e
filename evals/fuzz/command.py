"""What the fuzzers have in common: their options, and the statements that a guard approves until the time is up."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator

from agent_gateway import guard
from agent_gateway.types import Refused
from evals.fuzz.tables import CATALOG

__all__ = ["approved", "ended", "options"]

_REFUSED = "refused"


def options() -> argparse.ArgumentParser:
    """`--minutes` and `--seed`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    return parser


def approved(statement: Callable[[], str], minutes: float, seen: Counter[str]) -> Iterator[str]:
    """Statements about the fuzzers' tables, for so long, that the guard approves; the others are counted."""
    allowlist, until = guard.allowlist(CATALOG), time.monotonic() + minutes * 60
    while time.monotonic() < until:
        sql = statement()
        if isinstance(guard.check(sql, allowlist), Refused):
            seen[_REFUSED] += 1
        else:
            yield sql


def ended(seen: Counter[str], fault: str) -> int:
    """Tell what was seen; the exit code."""
    print(", ".join(f"{times} {what}" for what, times in seen.most_common()))
    return 1 if seen[fault] else 0
