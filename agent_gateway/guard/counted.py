"""What a recursion makes as much of as one of its values is long: `repeat('ab', length(s))`, again and again.

In: an expression of a recursive term. Out: the columns whose numbers or lengths tell how much of something is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from agent_gateway.guard.constants import text
from agent_gateway.guard.own_columns import Own
from agent_gateway.guard.own_values import SHORT, counts_up
from agent_gateway.guard.tree import Node, below, dotted

__all__ = ["MAKING", "by_other_than_a_counter", "filled", "numbered", "several", "single"]

_COUNTED = {
    **dict.fromkeys(("array_fill", "lpad", "repeat", "rpad"), (1,)),
    "generate_series": (0, 1),
    "polygon": (0,),
}
"""Functions that are told how much to make, and by which arguments."""
MAKING = frozenset(_COUNTED) - {"generate_series"}
"""Those of them that make one value."""


def numbered(own: Own, name: str, arguments: Sequence[Node]) -> set[str]:
    """The columns that tell a call how much to make, but for a constant more."""
    told = [count for count in _counts(name, arguments) if not counts_up(count)]
    return {column for count in told for column in own.columns(count, digests=True)}


def filled(own: Own, name: str, arguments: Sequence[Node]) -> set[str]:
    """The columns of which a call makes many."""
    given = [item for place, item in enumerate(arguments) if name in MAKING and place not in _COUNTED[name]]
    return {column for item in given for column in own.columns(item)}


def several(own: Own, value: Node) -> set[str]:
    """The columns that tell how much is made, where it is more than as many characters."""
    found: set[str] = set()
    for kind, node in below(value):
        name = dotted(node["funcname"])[1] if kind == "FuncCall" else ""
        if (
            name in MAKING
            and "args" in node
            and (_in_pieces(name, node["args"]) or any(map(_longer, _counts(name, node["args"]))))
        ):
            found |= _telling(own, node)
    return found


def single(own: Own, value: Node) -> Counter[str]:
    """The columns that tell how many characters are made, and how often each does."""
    found: Counter[str] = Counter()
    for kind, node in below(value):
        if kind == "FuncCall" and "args" in node and dotted(node["funcname"])[1] in MAKING:
            found.update(_telling(own, node))
    return found


def by_other_than_a_counter(own: Own, value: Node) -> bool:
    """Whether a column that is no counter tells how many pieces, or how much by two calls, an expression holds."""
    twice = {column for column, times in single(own, value).items() if times > 1}
    made = dict(own.pairs)
    return any(
        column not in made or not counts_up(made[column], lengths=False) or own.columns(made[column]) != {column}
        for column in several(own, value) | twice
    )


def _counts(name: str, arguments: Sequence[Node]) -> list[Node]:
    """The arguments that tell how much to make; of `array_fill` the dimensions, which stand in `ARRAY[…]`."""
    counts = [count for place in _COUNTED.get(name, ()) for count in arguments[place : place + 1]]
    return [item for count in counts for item in count.get("A_ArrayExpr", {}).get("elements", [])] or counts


def _telling(own: Own, call: Node) -> set[str]:
    counts = _counts(dotted(call["funcname"])[1], call.get("args", []))
    return {column for count in counts for column in own.columns(count, digests=True)}


def _in_pieces(name: str, arguments: Sequence[Node]) -> bool:
    """Whether what is made is longer than the number that tells how much of it."""
    if name == "repeat":
        piece = text(arguments[0])
        return piece is None or len(piece) > 1
    return name in {"array_fill", "polygon"}


def _longer(count: Node) -> bool:
    """Whether a number is the length of something else than a value that was there: `length(s::text)`."""
    calls = [node for kind, node in below(count) if kind == "FuncCall" and dotted(node["funcname"])[1] in SHORT]
    return any("ColumnRef" not in argument for node in calls for argument in node.get("args", [])[:1])
