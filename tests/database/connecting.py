"""Connections and databases of tests: there for a block, gone whatever happens in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from agent_gateway import embedded

__all__ = ["connected", "database", "refusal"]


@asynccontextmanager
async def connected(dsn: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(dsn)
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def database(server: embedded.Server, name: str, script: str) -> AsyncIterator[str]:
    """A database that a script made, as the address of its superuser."""
    dsn = server.dsn("postgres", name)
    async with connected(server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {name} template template0")
        try:
            async with connected(dsn) as admin:
                await admin.execute(script)
            yield dsn
        finally:
            await control.execute(f"drop database {name} with (force)")


async def refusal(connection: asyncpg.Connection, sql: str, *arguments: object) -> str | None:
    """The SQLSTATE of the error that a statement ends in, or None; the transaction around it lives on."""
    await connection.execute("savepoint attempt")
    try:
        await connection.fetch(sql, *arguments)
    except asyncpg.PostgresError as error:
        await connection.execute("rollback to savepoint attempt")
        return error.sqlstate
    return None
