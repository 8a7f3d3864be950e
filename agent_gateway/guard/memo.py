"""What was found out about the expressions of a statement, so that nothing is looked at again and again.

In: an expression. Out: what a function said of it, until more is noted of a reference. Without it, n calls inside of
each other are looked at n times by each of the functions that ask each other: a text of 5,000 characters held the
guard for seconds.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from agent_gateway.guard.tree import Node

__all__ = ["forget", "remembered"]

Found = TypeVar("Found")


class _Known(threading.local):
    """Of the statement that a thread judges."""

    def __init__(self) -> None:
        self.found: dict[tuple[object, int], tuple[Node, object]] = {}
        """By function and node; the node is kept, so that no other one takes its id meanwhile."""


_known = _Known()


def remembered(work: Callable[[Node], Found]) -> Callable[[Node], Found]:
    """A function of an expression whose result depends on nothing but what stands in it and is noted there."""

    @wraps(work)
    def asked(expression: Node) -> Found:
        for kind, node in expression.items():
            if kind == "A_Const":
                break
            found, key = _known.found, (work, id(node))
            if key in found:
                return cast("Found", found[key][1])
            result = work(expression)
            found[key] = node, result
            return result
        return work(expression)

    return asked


def forget() -> None:
    """Another statement is judged, or more is noted of this one."""
    if _known.found:
        _known.found.clear()
