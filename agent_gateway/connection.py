"""One connection that logs in as the agent role: an address in, a verified and metered connection out.

What asyncpg does by itself and an agent's connection must not do is closed here; so is what a server may send.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import asyncpg

from agent_gateway.errors import DatabaseDown, DatabaseUnsafe, SettingsInvalid
from agent_gateway.sqlstate import CONNECTION_FAILURES

__all__ = ["Connect", "Connection", "connector"]

Connect = Callable[[], Awaitable["Connection"]]
PLAIN_ALLOWANCE = 1_048_576
"""Bytes that the server may send for anything but a result."""

if TYPE_CHECKING:
    _Connection = asyncpg.Connection[asyncpg.Record]
else:
    _Connection = asyncpg.Connection


class Connection(_Connection):
    """A connection that never asks the catalogs what a type is, and holds no more than it is allowed to.

    asyncpg looks unknown types up in the catalogs, and calls `set_config` on the way. The strict tier allows neither,
    and `fetch` needs neither: it reads those types in their text form.
    """

    async def _introspect_types(self, typeoids: set[int], timeout: float | None) -> tuple[list[dict[str, Any]], Any]:  # noqa: ASYNC109, ARG002  # asyncpg's signature
        return [_opaque(oid) for oid in typeoids], _NAMED

    database: str = ""
    """Where the connection leads to."""
    activity_bytes: int = 0
    """How much of a query the activity views show, bytes."""
    meter: _Meter
    """Counts what the server sends."""

    async def prepare_for_agents(self, *, pooled: bool) -> None:
        """Look once at what cannot change while the connection is open, and start to count.

        Raises:
            DatabaseUnsafe: the server reads a text differently from the guard's parser, or the login is a superuser's.
        """
        transport: asyncio.Transport = self._transport  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]  # it has no public name
        self.meter = _Meter(transport)
        reported = self.get_settings()
        expected = {"standard_conforming_strings": "on", "server_encoding": "UTF8", "is_superuser": "off"}
        wrong = [f"{name} is not {value}" for name, value in expected.items() if getattr(reported, name, "") != value]
        if wrong:
            raise DatabaseUnsafe(internal="; ".join(wrong))
        self.database = str(await self.fetchval("select pg_catalog.current_database()"))
        if not pooled:
            number, unit = _SIZE.findall(str(await self.fetchval("show track_activity_query_size")))[0]
            self.activity_bytes = int(number) * _UNITS[unit]

    async def interrupt(self) -> None:
        """Ask the server to cancel what runs; asyncpg asks once, which is lost where the next message overtakes it."""
        asked = asyncio.get_running_loop().create_future()
        self._cancel_current_command(asked)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # it has no public name
        await asked


class _Meter(asyncio.Protocol):
    """Stands between the socket and asyncpg, and hangs up where the server sends more than is allowed.

    Rows are bounded inside the server, but an error message is not: it can carry a value of any size, and asyncpg
    would hold it whole.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._reader = transport.get_protocol()
        self._left = PLAIN_ALLOWANCE
        self.flooded = False
        """The server sent more than was allowed, and was hung up on."""
        transport.set_protocol(self)

    def allow(self, octets: int = PLAIN_ALLOWANCE) -> None:
        """Start to count anew."""
        self._left = octets

    def data_received(self, data: bytes) -> None:
        """Pass on what is allowed."""
        self._left -= len(data)
        if self._left >= 0:
            self._reader.data_received(data)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # asyncpg's is a Protocol
        elif not self.flooded:
            self.flooded = True
            self._transport.abort()

    def eof_received(self) -> bool | None:
        """Pass on."""
        return self._reader.eof_received()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]  # the same

    def connection_lost(self, exc: Exception | None) -> None:
        """Pass on."""
        self._reader.connection_lost(exc)

    def pause_writing(self) -> None:
        """Pass on."""
        self._reader.pause_writing()

    def resume_writing(self) -> None:
        """Pass on."""
        self._reader.resume_writing()


_SIZE = re.compile(r"(\d+)(\w+)")
_UNITS = {"B": 1, "kB": 1024, "MB": 1024 * 1024}


class _Named:
    """Tells asyncpg that finding the types out has not replaced its unnamed statement."""

    name = "none"


_NAMED = _Named()


def _opaque(oid: int) -> dict[str, Any]:
    """A type like an enum, which asyncpg reads as text whatever its oid."""
    nothing = dict.fromkeys(
        ("elemtype", "range_subtype", "attrtypoids", "basetype", "attrnames", "elemdelim", "elemtype_name"), None
    )
    return nothing | {"oid": oid, "ns": "", "name": f"type {oid}", "kind": b"e"}


def connector(dsn: str, *, timeout_ms: int, pooled: bool = False) -> Connect:
    """A function that opens one connection to `dsn`.

    Raises:
        SettingsInvalid: `dsn` is no address of a PostgreSQL.
    Raises (the function):
        DatabaseDown: it cannot be reached in time, or refuses the login.
        DatabaseUnsafe: see `Connection.prepare_for_agents`.
    """
    try:
        parts = urlsplit(dsn)
        readable = parts.scheme in {"postgres", "postgresql"} and (parts.port is None or parts.port > 0)
    except ValueError:
        readable = False
    if not readable:
        raise SettingsInvalid(
            "dsn is no address of a PostgreSQL", hint="Write postgresql://agent_ro@host:5432/database."
        )

    async def connect() -> Connection:
        try:
            async with asyncio.timeout(timeout_ms / 1000):
                return await _connected(dsn, pooled=pooled)
        except (ValueError, asyncpg.PostgresError, *CONNECTION_FAILURES) as error:
            raise DatabaseDown(internal=f"{type(error).__name__}: {error}") from error

    return connect


async def _connected(dsn: str, *, pooled: bool) -> Connection:
    connection: Connection = await asyncpg.connect(
        dsn,
        statement_cache_size=0,
        connection_class=Connection,
        server_settings={"application_name": "agent_gateway"},
    )
    try:
        await connection.prepare_for_agents(pooled=pooled)
    except BaseException:
        connection.terminate()
        raise
    return connection
