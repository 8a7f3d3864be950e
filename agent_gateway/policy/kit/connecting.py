"""Connections of the kit: an address in, a connection that says what the server warned of."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

import asyncpg

from agent_gateway.errors import DatabaseDown, PolicyRefused

__all__ = ["NOT_TAKEN", "Connection", "connected", "explained"]

if TYPE_CHECKING:
    Connection = asyncpg.Connection[asyncpg.Record]
else:
    Connection = asyncpg.Connection

NOT_TAKEN = {"01006", "01007"}
"""privilege_not_revoked, privilege_not_granted: what PostgreSQL only warns of."""
_CONNECT_S = 10
_KNOWN_REFUSALS = {
    "55P03": ("A table is in use.", "Run it again at a quieter time, or give it longer with --lock-timeout."),
    "42501": (
        "This login may not build the walls.",
        "Log in as the owner of the tables, who may create roles, or a superuser.",
    ),
    "42P13": (
        "The walls stand for another type of tenants.",
        "Take the schema agent_gateway down before its type changes.",
    ),
    "42809": (
        "Something is declared that cannot have policies.",
        "Tables stand under tables or shared, views under views; declare all else hidden.",
    ),
    "42P01": (
        "The declaration names a relation that is not there.",
        "Correct it; `agent-gateway lint` names it (DCL001).",
    ),
    "3F000": ("The declaration names a schema that is not there.", "Correct the schemas in the tenancy file."),
    "42703": (
        "The declaration names a column that is not there.",
        "Correct it; `agent-gateway lint` names it (DCL001).",
    ),
    "42883": (
        "The tenant column of a table has another type than declared.",
        "Declare the type that the columns have; `agent-gateway lint` names the table (TEN006).",
    ),
    "42P17": (
        "A table is declared shared, but shows the rows of tenants' tables that inherit from it.",
        "Declare it hidden; `agent-gateway lint` names it (DCL004).",
    ),
    "42P22": (
        "A tenant column has a nondeterministic collation, so tenants that differ in case or accents would be one.",
        'Give it a deterministic one, such as "C"; `agent-gateway lint` names it (TEN009).',
    ),
    "53200": (
        "The server has no room for the locks of so many tables.",
        "All is built in one transaction: raise max_locks_per_transaction (the server starts anew), then run it again.",
    ),
    "25006": ("The database can only be read.", "Run it on the primary."),
}
"""By SQLSTATE: what happened and the next move."""


@asynccontextmanager
async def connected(dsn: str) -> AsyncGenerator[tuple[Connection, list[str]]]:
    """A connection, and the list of what did not take, which grows as the server warns.

    Raises:
        DatabaseDown: the database cannot be reached, or refuses the login.
        PolicyRefused: it does not accept what is sent.
    """
    try:
        connection = await asyncpg.connect(
            dsn,
            timeout=_CONNECT_S,
            statement_cache_size=0,
            server_settings={"application_name": "agent_gateway policy"},
        )
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise DatabaseDown(
            hint="Check the address and the login.", internal=f"{type(error).__name__}: {error}"
        ) from error
    warned = list[str]()

    def listen(_: object, message: asyncpg.PostgresLogMessage) -> None:
        if message.sqlstate in NOT_TAKEN:
            warned.append(message.message)

    connection.add_log_listener(listen)
    try:
        with explained():
            yield connection, warned
    finally:
        connection.remove_log_listener(listen)
        await connection.close()


@contextmanager
def explained() -> Generator[None]:
    """Turn PostgreSQL's refusals into ours.

    Raises:
        PolicyRefused: with the next move, where it is known.
    """
    try:
        yield
    except asyncpg.PostgresError as error:
        message, hint = _KNOWN_REFUSALS.get(error.sqlstate or "", ("", ""))
        raise PolicyRefused(message, hint=hint, internal=f"SQLSTATE {error.sqlstate}: {error}") from error
