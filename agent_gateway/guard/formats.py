"""How wide `format` writes its values: a width stands in the pattern, or `*` takes it from an argument.

In: the arguments of a call. Out: the widths, and the numbers that one may be taken from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent_gateway.guard.constants import text, told
from agent_gateway.guard.path_text import strings
from agent_gateway.guard.reach import reach
from agent_gateway.guard.sizes import size
from agent_gateway.guard.tree import Node, below, dotted
from agent_gateway.guard.writing import WIDTH

__all__ = ["widths"]

_SHORTEST = 3
"""Characters of the shortest part of a format with a width, `%9s`."""
_OPEN = re.compile(r"%[-\d$]*$")
_PUTTING = frozenset({"overlay", "regexp_replace", "replace", "translate"})
"""Functions that may write a width into the middle of a pattern."""


def widths(arguments: Sequence[Node]) -> tuple[list[float], list[float]]:
    """The widths that are written, and the numbers that may be one; a pattern that is computed may repeat one."""
    written = arguments[0] if arguments else {}
    pattern = text(written)
    found = [float(width[:9]) for width in WIDTH.findall(strings(written) if pattern is None else pattern)]
    if pattern is None and found:
        found.append(max(found) * size(written) / _SHORTEST)
    taken = [reach(item) for item in arguments[1:]] if pattern is None or "*" in pattern else []
    if pattern is None:  # what is joined into it may be a width
        taken.append(reach(written) if _opens(written) else told(written))
    return found, taken


def _opens(pattern: Node) -> bool:
    """Whether a width may be joined into a pattern: behind a `%` at the end of a string, or where none is written."""
    written = [part["sval"].get("sval", "") for kind, part in below(pattern) if kind == "A_Const" and "sval" in part]
    called = {dotted(part["funcname"])[1] for kind, part in below(pattern) if kind == "FuncCall"}
    return not written or not _PUTTING.isdisjoint(called) or any(map(_OPEN.search, written))
