"""Our SQL, one statement or one subject a file, loaded as `LiteralString`, and names as SQL spells them.

A text that came from outside can therefore not be passed where the type checker expects our own SQL.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import LiteralString, cast

__all__ = ["identifier", "text"]


@cache
def text(name: LiteralString) -> LiteralString:
    """The text of `sql/<name>.sql`."""
    return cast("LiteralString", files(__name__).joinpath(f"{name}.sql").read_text("utf-8"))


def identifier(*names: str) -> str:
    """Names in double quotes, joined by dots; names that PostgreSQL could not know are not found out."""
    return ".".join('"' + name.replace('"', '""') + '"' for name in names)
