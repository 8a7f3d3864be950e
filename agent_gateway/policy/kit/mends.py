"""What tables lack beside their walls: indexes, NOT NULL, keys with the tenant in them. Proposed; done where asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, cast, get_args

import asyncpg

from agent_gateway.policy.declaration import Declaration
from agent_gateway.policy.kit.connecting import Connection
from agent_gateway.policy.linter.lints import mending
from agent_gateway.policy.linter.run import parameter

__all__ = ["KINDS", "Kind", "Mend", "Mended", "carry_out", "propose"]

Kind = Literal["not-null", "indexes", "foreign-keys", "search-paths"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Mend:
    """One proposal."""

    kind: Kind
    object: str
    why: str
    statements: tuple[str, ...]
    """Each runs by itself: none locks a table for longer than a blink, but where its own comment says so."""
    undoing: str | None = None
    """What takes away again what the first of them made, where a later one fails."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of one."""

    mend: Mend
    error: str = ""
    """What PostgreSQL said where it did not take."""


async def propose(connection: Connection, declaration: Declaration) -> tuple[Mend, ...]:
    """What could be mended now, in an order in which it can be carried out."""
    rows = await connection.fetch(mending(), parameter(declaration))
    return tuple(
        Mend(cast("Kind", row["kind"]), row["object"], row["why"], tuple(row["statements"]), row["undoing"])
        for row in rows
    )


async def carry_out(
    connection: Connection, mends: Collection[Mend], kinds: Collection[Kind], *, lock_timeout_ms: int
) -> tuple[Mended, ...]:
    """Run the statements of the chosen kinds one by one, each for itself; one that fails ends its mend only.

    A mend that fails leaves nothing: rows that break a new key or check may be written on as before.
    """
    await connection.execute(f"set lock_timeout = {int(lock_timeout_ms)}; set search_path = pg_catalog, pg_temp")
    done = list[Mended]()
    for mend in mends:
        if mend.kind in kinds:
            done.append(await _carried_out(connection, mend))
    return tuple(done)


async def _carried_out(connection: Connection, mend: Mend) -> Mended:
    for statement in mend.statements:
        try:
            await connection.execute(statement)
        except asyncpg.PostgresError as error:
            return Mended(mend, f"{error.sqlstate}: {error}{await _undone(connection, mend)}")
    return Mended(mend)


async def _undone(connection: Connection, mend: Mend) -> str:
    """Take back what a mend began; where that fails too, what somebody has to run."""
    if mend.undoing:
        try:
            await connection.execute(mend.undoing)
        except asyncpg.PostgresError:
            return f"; still to be run: {mend.undoing}"
    return ""
