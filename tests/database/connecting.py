"""Connections of tests: opened for a block, closed whatever happens in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

__all__ = ["connected", "refusal"]


@asynccontextmanager
async def connected(dsn: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(dsn)
    try:
        yield connection
    finally:
        await connection.close()


async def refusal(connection: asyncpg.Connection, sql: str, *arguments: object) -> str | None:
    """The SQLSTATE of the error that a statement ends in, or None; the transaction around it lives on."""
    await connection.execute("savepoint attempt")
    try:
        await connection.fetch(sql, *arguments)
    except asyncpg.PostgresError as error:
        await connection.execute("rollback to savepoint attempt")
        return error.sqlstate
    return None
