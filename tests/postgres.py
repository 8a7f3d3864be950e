"""Which PostgreSQL the tests run on: `TEST_POSTGRES_VERSION` says 15, 16 or 18.

16 and 18 come in the wheel. For 15, `TEST_POSTGRES_BIN` names the directory of its programs, as in Debian 12
`/usr/lib/postgresql/15/bin`. Debian has no pgvector for it, so there the demo's vectors are arrays of numbers.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import LiteralString, cast

from agent_gateway import demo, embedded
from agent_gateway.demo import world

__all__ = ["HAS_ICU", "HAS_VECTORS", "PROGRAMS", "VERSION", "install"]

VERSION = cast("embedded.Version", int(os.environ.get("TEST_POSTGRES_VERSION", "18")))
PROGRAMS = Path(named) if (named := os.environ.get("TEST_POSTGRES_BIN")) else None
HAS_VECTORS = PROGRAMS is None
HAS_ICU = PROGRAMS is not None
"""Only ICU has collations that take different texts for the same, and the wheel comes without it."""

_INSTEAD = (
    ("create extension if not exists vector with schema public;", ""),
    ("vector(8)", "real[]"),
    (")::vector,", "),"),
)
_sql = world.sql


def _without_vectors(name: LiteralString) -> str:
    text = _sql(name)
    for wanted, instead in _INSTEAD:
        text = text.replace(wanted, instead)
    return text


async def install(server: embedded.Server) -> demo.World:
    """The demo's world, as this PostgreSQL can have it."""
    if not HAS_VECTORS:
        world.sql = _without_vectors
    try:
        return await demo.install(server)
    finally:
        world.sql = _sql
