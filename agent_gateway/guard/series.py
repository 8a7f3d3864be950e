"""What constants prove of generate_series.

In: a call. Out: its rows, and the least number in them.
"""

from __future__ import annotations

from agent_gateway.guard.constants import number
from agent_gateway.guard.moments import moment, seconds
from agent_gateway.guard.tree import Node, dotted

__all__ = ["called_rows", "least", "series"]


def series(node: Node) -> float:
    """The rows of a generate_series with constant bounds; 1 where they are not constant."""
    arguments: list[Node] = node.get("args", [])
    if len(arguments) < 2:  # noqa: PLR2004  # start and stop
        return 1.0
    step = arguments[2] if len(arguments) > 2 else None  # noqa: PLR2004  # and a step
    start, stop = number(arguments[0]), number(arguments[1])
    if start is not None and stop is not None:
        by = 1.0 if step is None else number(step)
        return max(0.0, (stop - start) / by + 1) if by else 1.0
    first, last = moment(arguments[0]), moment(arguments[1])
    length = seconds(step) if step is not None else None
    if first is None or last is None or not length or first[0] != last[0]:
        return float("inf") if last is not None and abs(last[1]) > 1e200 else 1.0  # noqa: PLR2004  # infinity
    return max(0.0, (last[1] - first[1]) / length + 1)


def called_rows(wrapped: Node) -> float:
    """The rows of a call in FROM; 1 where it is no series."""
    call = wrapped.get("FuncCall")
    is_series = call is not None and dotted(call["funcname"])[1] == "generate_series"
    return series(call) if is_series and call is not None else 1.0


def least(wrapped: Node) -> float | None:
    """A number than which no value of a series is less."""
    call = wrapped.get("FuncCall", {})
    if not call or dotted(call["funcname"])[1] != "generate_series":
        return None
    bounds = [number(argument) for argument in call.get("args", [])[:2]]
    told = [bound for bound in bounds if bound is not None]
    return min(told) if told and len(told) == len(bounds) else None
