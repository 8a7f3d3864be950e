"""The keys of the tenant context: an admin's address and a wish in, the keys as they then are out.

A secret goes in as a bind parameter and never comes out: not in a result, an error or a log of ours.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

import asyncpg

from agent_gateway import sql
from agent_gateway.errors import DatabaseDown, KeyChangeRefused

__all__ = ["ContextKey", "State", "install", "known", "revoke", "rotate"]

State = Literal["usable", "retiring", "retired", "revoked", "not yet"]

if TYPE_CHECKING:
    Connection = asyncpg.Connection[asyncpg.Record]

_CONNECT_S = 10
_KNOWN_REFUSALS = {
    "23505": (
        "A key of this name is there already.",
        "Choose a name that was never used; see `agent-gateway keys list`.",
    ),
    "P0002": ("There is no key of this name.", "See `agent-gateway keys list`."),
    "22023": ("The secret is too short.", "Use 32 random bytes or more: openssl rand -hex 32."),
    "23514": ("A key cannot be called that.", "Use up to 32 letters, digits, `-` and `_`."),
    "42501": ("This login may not change the keys.", ""),
    "42P01": ("The database has no context keys.", "Render the kit and apply it first."),
    "42883": ("The kit in the database is older than this gateway.", "Render the kit and apply it again."),
    "25006": ("The database can only be read.", "Change the keys on the primary."),
}
"""By SQLSTATE: what happened and the next move."""


@dataclass(frozen=True, slots=True)
class ContextKey:
    """One key as the database knows it, without its secret."""

    key_id: str
    not_before: datetime
    not_after: datetime | None
    """When it stops to open contexts; None where no end is set."""
    state: State


async def known(dsn: str) -> tuple[ContextKey, ...]:
    """Every key, the oldest first.

    Raises:
        KeyChangeRefused: this login may not see them, or there are none to see.
        DatabaseDown: the database cannot be reached, or refuses the login.
    """
    async with _owning(dsn) as connection:
        return await _listed(connection)


async def install(dsn: str, key_id: str, secret: str) -> tuple[ContextKey, ...]:
    """Add a key; it opens contexts at once, beside those that are there.

    Raises:
        KeyChangeRefused, DatabaseDown: as for `known`; or the name is taken, or the secret is too short.
    """
    async with _owning(dsn) as connection:
        await _install(connection, key_id, secret)
        return await _listed(connection)


async def rotate(dsn: str, key_id: str, secret: str, overlap: timedelta) -> tuple[ContextKey, ...]:
    """Add a key, and let the others end when `overlap` has passed; all or nothing.

    Raises:
        KeyChangeRefused, DatabaseDown: as for `install`.
    """
    async with _owning(dsn) as connection:
        await _install(connection, key_id, secret)
        await connection.execute(sql.text("keys_retire"), key_id, overlap)
        return await _listed(connection)


async def revoke(dsn: str, key_id: str) -> tuple[ContextKey, ...]:
    """End a key at once, and with it every context that it has opened, open transactions included.

    Raises:
        KeyChangeRefused, DatabaseDown: as for `known`; or there is no such key.
    """
    async with _owning(dsn) as connection:
        await connection.execute("select agent_gateway.revoke_key($1)", key_id)
        return await _listed(connection)


async def _install(connection: Connection, key_id: str, secret: str) -> None:
    with suppress(asyncpg.InsufficientPrivilegeError):
        async with connection.transaction():  # a savepoint
            await connection.execute("reset role")
            await connection.execute(sql.text("keys_unlogged"))
            await _own(connection)
    await connection.execute("select agent_gateway.install_key($1, $2)", key_id, secret.encode())


async def _listed(connection: Connection) -> tuple[ContextKey, ...]:
    rows = await connection.fetch(sql.text("keys_list"))
    return tuple(ContextKey(row["kid"], row["not_before"], row["not_after"], row["state"]) for row in rows)


@asynccontextmanager
async def _owning(dsn: str) -> AsyncGenerator[Connection]:
    """A connection inside one transaction, as the owner of the keys; committed where the block ends well."""
    try:
        connection = await asyncpg.connect(
            dsn, timeout=_CONNECT_S, statement_cache_size=0, server_settings={"application_name": "agent_gateway keys"}
        )
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise DatabaseDown(
            hint="Check the address and the login.", internal=f"{type(error).__name__}: {error}"
        ) from error
    try:
        async with connection.transaction():
            await _own(connection)
            yield connection
    except asyncpg.PostgresError as error:
        # never its DETAIL, which may show the row
        message, hint = _KNOWN_REFUSALS.get(error.sqlstate or "", ("", ""))
        raise KeyChangeRefused(message, hint=hint, internal=f"SQLSTATE {error.sqlstate}") from None
    finally:
        await connection.close()


async def _own(connection: Connection) -> None:
    if await connection.fetchval(sql.text("keys_owner")) is None:
        raise KeyChangeRefused("The database has no context keys.", hint="Render the kit and apply it first.")
