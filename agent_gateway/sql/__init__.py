"""Our SQL, one statement or one subject a file, loaded as `LiteralString`.

A text that came from outside can therefore not be passed where the type checker expects our own SQL.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import LiteralString, cast

__all__ = ["text"]


@cache
def text(name: LiteralString) -> LiteralString:
    """The text of `sql/<name>.sql`."""
    return cast("LiteralString", files(__name__).joinpath(f"{name}.sql").read_text("utf-8"))
