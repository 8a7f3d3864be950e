"""What the text of a path in a document tells.

In: an expression, or the text of a path. Out: its text; how often the path gives the same part. It decides nothing.
"""

from __future__ import annotations

import re

from agent_gateway.guard.tree import Node, below

__all__ = ["MOST_REPEATED", "repeats", "strings"]

MOST_REPEATED = 1_000
"""How often lists of places may visit the same part: `$[0, 0][0, 0]` visits it four times."""

_OF_A_KEY = 3.0
"""`.keyvalue()` makes an object of three keys of each."""
_PLACES = re.compile(r"\[[^\]]*,[^\]]*\]")


def repeats(path: str) -> float:
    """How often a path may give the same part of a document; `.**` gives an inner part again with each outer one."""
    found = 2.0 if "**" in path else 1.0
    found *= _OF_A_KEY if "keyvalue" in path else 1.0
    for places in _PLACES.findall(path)[:MOST_REPEATED]:
        found = min(found * (1 + places.count(",")), 2.0 * MOST_REPEATED)
    return found


def strings(expression: Node) -> str:
    """The strings of an expression, one behind the other as they are written."""
    found = [part for kind, part in below(expression) if kind == "A_Const" and "sval" in part]
    return "".join(part["sval"].get("sval", "") for part in sorted(found, key=lambda part: part.get("location", 0)))
