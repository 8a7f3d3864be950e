"""Our SQL, one statement or one subject a file, loaded as `LiteralString`, and names as SQL spells them.

A text that came from outside can therefore not be passed where the type checker expects our own SQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import LiteralString, cast

__all__ = ["identifier", "placed", "spelled", "text"]

_PLAIN = re.compile(r"[a-z_][a-z0-9_$]*")


@cache
def text(name: LiteralString) -> LiteralString:
    """The text of `sql/<name>.sql`."""
    return cast("LiteralString", files(__name__).joinpath(f"{name}.sql").read_text("utf-8"))


def identifier(*names: str) -> str:
    """Names in double quotes, joined by dots; names that PostgreSQL could not know are not found out."""
    return ".".join('"' + name.replace('"', '""') + '"' for name in names)


def spelled(*names: str) -> str:
    """Names as somebody writes them, joined by dots: in double quotes only where PostgreSQL would read another name.

    Source: PostgreSQL manual, 4.1.1 Identifiers and Key Words.
    """
    return ".".join(name if _PLAIN.fullmatch(name) and name not in _reserved() else identifier(name) for name in names)


def placed(names: Iterable[str], search_path: Sequence[str]) -> list[tuple[str, str]]:
    """Schema and name of what settings name as `schema.name`; without a schema, each along the search_path."""
    parted = [(schema, name) for schema, _, name in (written.rpartition(".") for written in names)]
    return [(place, name) for schema, name in parted for place in ([schema] if schema else search_path)]


@cache
def _reserved() -> frozenset[str]:
    lines = files(__name__).joinpath("reserved_words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
