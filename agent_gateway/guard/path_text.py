"""What the text of a path in a document tells.

In: an expression, or the text of a path. Out: its text; how often the path gives the same part. It decides nothing.
"""

from __future__ import annotations

import re
import sys

from agent_gateway.guard.tree import Node, below

__all__ = ["MOST_REPEATED", "repeats", "strings"]

MOST_REPEATED = 1_000
"""How often lists of places may visit the same part: `$[0, 0][0, 0]` visits it four times."""

_OF_A_KEY = 3.0
"""`.keyvalue()` makes an object of three keys of each."""
_OF_AN_OBJECT = 10.0
"""What it makes of such an object: three more, each with a document of its own."""
_MOST_KEYS = 3
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(.))", re.IGNORECASE)
"""PostgreSQL reads the names of methods in any case, and with escapes in them (jsonpath_scan.l)."""
_PLACES = re.compile(r"\[[^\]]*,[^\]]*\]")


def repeats(path: str) -> float:
    """How often a path may give the same part of a document; `.**` gives an inner part again with each outer one."""
    found = 2.0 if "**" in path else 1.0
    spelled = (_ESCAPE.sub(_character, path) if "\\" in path else path).lower() if "(" in path else ""
    if keys := min(spelled.count("keyvalue"), 1 + _MOST_KEYS):
        found *= _OF_A_KEY * _OF_AN_OBJECT ** (keys - 1)
    for places in _PLACES.findall(path)[:MOST_REPEATED]:
        found = min(found * (1 + places.count(",")), 2.0 * MOST_REPEATED)
    return found


def _character(escape: re.Match[str]) -> str:
    """What stands for an escape."""
    code, *_ = [group for group in escape.groups()[:3] if group] or [""]
    return escape[4] or (chr(int(code, 16)) if int(code, 16) <= sys.maxunicode else "")


def strings(expression: Node) -> str:
    """The strings of an expression, one behind the other as they are written."""
    found = [part for kind, part in below(expression) if kind == "A_Const" and "sval" in part]
    return "".join(part["sval"].get("sval", "") for part in sorted(found, key=lambda part: part.get("location", 0)))
