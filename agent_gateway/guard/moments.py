"""What constants in a statement prove of time: intervals, dates and times.

In: an expression. Out: its value in seconds, or None where constants prove nothing.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from agent_gateway.guard.constants import HUGE, text
from agent_gateway.guard.tree import Node as Expression
from agent_gateway.guard.tree import dotted

__all__ = ["moment", "seconds"]

_UNITS = {
    "microsecond": 1e-6,
    "millisecond": 1e-3,
    "second": 1,
    "sec": 1,
    "s": 1,
    "minute": 60,
    "min": 60,
    "m": 60,
    "hour": 3_600,
    "h": 3_600,
    "day": 86_400,
    "d": 86_400,
    "week": 604_800,
    "w": 604_800,
    "month": 2_592_000,
    "mon": 2_592_000,
    "year": 31_536_000,
    "y": 31_536_000,
    "decade": 315_360_000,
    "century": 3_153_600_000,
    "millennium": 31_536_000_000,
}
_QUANTITY = re.compile(r"([+-]?(?<!\d)\d++(?:\.\d++)?)\s*+([a-z]++)")
_CLOCK = re.compile(r"([+-]?)(?<!\d)(\d++):(\d++)(?::(\d++(?:\.\d+)?))?")
"""A run of digits is looked at once, from its start: a text of digits alone would take the square of its length."""
_NOW = frozenset({"now", "statement_timestamp", "clock_timestamp", "transaction_timestamp"})


def seconds(node: Expression) -> float | None:
    """The length of an interval."""
    spelled = text(node)
    if spelled is None:
        return None
    lower = spelled.lower()
    clock = _CLOCK.search(lower)
    found = 0.0
    if clock:
        sign = -1 if clock[1] == "-" else 1
        found += sign * (float(clock[2]) * 3_600 + float(clock[3]) * 60 + float(clock[4] or 0))
        lower = lower.replace(clock[0], "")
    for amount, unit in _QUANTITY.findall(lower):
        scale = _UNITS.get(unit) or _UNITS.get(unit.removesuffix("s"))
        if scale is None:
            return None
        found += float(amount) * scale
    return found


def moment(node: Expression) -> tuple[str, float] | None:
    """A date or time as an anchor and seconds from it: of the epoch, or of the moment at which the statement runs."""
    for kind, part in node.items():
        match kind:
            case "A_Expr" if "lexpr" in part:
                base, shift = moment(part["lexpr"]), seconds(part.get("rexpr", {}))
                sign = {"+": 1, "-": -1}.get(dotted(part["name"])[1], 0)
                return (base[0], base[1] + sign * shift) if base and shift is not None and sign else None
            case "SQLValueFunction":
                return "now", 0.0
            case "FuncCall":
                return ("now", 0.0) if dotted(part["funcname"])[1] in _NOW else None
            case "TypeCast" if "A_Const" not in part.get("arg", {}):
                return moment(part.get("arg", {}))
            case _:
                return _absolute(text(node))
    return None


def _absolute(spelled: str | None) -> tuple[str, float] | None:
    if spelled is None:
        return None
    if spelled.strip().lower() in {"infinity", "-infinity"}:
        return "epoch", HUGE if "-" not in spelled else -HUGE
    try:
        found = datetime.fromisoformat(spelled.strip())
    except ValueError:
        return None
    return "epoch", (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
