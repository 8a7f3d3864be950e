"""The lists of this room: text files, one entry a line, read once.

In: a file of this folder. Out: its entries. It judges nothing.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["entries", "lines"]


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines that are neither blank nor a comment."""
    read = files("agent_gateway.hints").joinpath(name).read_text("utf-8").splitlines()
    return tuple(line for line in read if line and not line.startswith("# "))


@cache
def entries(name: str) -> dict[str, str]:
    """What stands before the first `: ` of a line, to what stands behind it."""
    parted = (line.partition(": ") for line in lines(name))
    return {key: value for key, _, value in parted}
