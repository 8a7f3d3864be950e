"""Connections that log in as the agent role.

In: a way to connect, a tenant. Out: a `Lease` of one connection. A connection goes back after a ROLLBACK that nobody
waits for; one whose state is in doubt is closed, never reused. It never runs an agent's statement.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Coroutine, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

import asyncpg

from agent_gateway.connection import Connect, Connection
from agent_gateway.errors import PoolExhausted, ResourceExhausted, StatementTimeout, TenantBusy
from agent_gateway.shares import Shares, taken
from agent_gateway.sqlstate import CONNECTION_FAILURES

__all__ = ["Lease", "Pool"]

Result = TypeVar("Result")
_SHORTEST_PATIENCE_S = 0.1
_LONGEST_PATIENCE_S = 5.0


class Lease:
    """One connection, held for one statement of one tenant."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self.connection = connection
        self.tenant = tenant
        self.doubtful = False
        """Set where it is not certain that a ROLLBACK brings the connection back to a clean state."""

    async def within(self, milliseconds: float, work: Coroutine[Any, Any, Result]) -> Result:
        """The result of `work`, or an error in time, although the backend may still be busy.

        Some built-in functions cannot be interrupted by PostgreSQL itself; the caller is answered all the same.

        Raises:
            StatementTimeout: the time is over.
            ResourceExhausted: the server sent more than `allow` allows.
        """
        self.doubtful = True
        try:
            async with _deadline(milliseconds):
                result = await work
        except (asyncpg.PostgresError, *CONNECTION_FAILURES) as error:
            self.doubtful = not isinstance(error, asyncpg.PostgresError) or self.connection.is_closed()
            if self.connection.meter.flooded:
                raise ResourceExhausted(internal="the server sent more than was allowed") from error
            raise
        self.doubtful = False
        return result

    def allow(self, octets: int) -> None:
        """How much the server may send from now on, bytes."""
        self.connection.meter.allow(octets)


@asynccontextmanager
async def _deadline(milliseconds: float) -> AsyncGenerator[None]:
    try:
        async with asyncio.timeout(milliseconds / 1000):
            yield
    except TimeoutError as error:
        raise StatementTimeout(internal="answered at the deadline; the backend was still busy") from error


class Pool:
    """Connections for many tenants, of which none can hold them all.

    Args:
        connect: opens one connection.
        size: connections in use at the most.
        per_tenant: connections in use by one tenant at the most.
        stuck_per_tenant: backends that may still be busy for a tenant after its caller was answered.
        wait_ms: how long to wait for a connection, milliseconds.
    """

    def __init__(self, connect: Connect, *, size: int, per_tenant: int, stuck_per_tenant: int, wait_ms: int) -> None:
        self._connect = connect
        self._slots = asyncio.Semaphore(size)
        self._shares = Shares(per_tenant, wait_ms=wait_ms)
        self._stuck_per_tenant = stuck_per_tenant
        self._wait_s = wait_ms / 1000
        self._idle: list[Connection] = []
        self._stuck: Counter[str] = Counter()
        self._abandoned: set[Connection] = set()
        self._errands: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def stuck(self) -> int:
        """Backends that are still busy for callers who have been answered."""
        return self._stuck.total()

    @asynccontextmanager
    async def lease(self, tenant: str) -> AsyncGenerator[Lease]:
        """One connection for one statement.

        Raises:
            TenantBusy: too many backends are stuck in this tenant's statements.
            ShareUsed: this tenant's other statements use its share of the connections.
            PoolExhausted: nothing came free in time.
            DatabaseDown: a connection could not be opened.
        """
        async with self._shares.place(tenant):
            if self._stuck[tenant] >= self._stuck_per_tenant:
                raise TenantBusy
            await taken(self._slots, self._wait_s, PoolExhausted)
            try:
                lease = Lease(await self._open(), tenant)
                lease.connection.meter.allow()
            except BaseException:
                self._slots.release()
                raise
            try:
                yield lease
            finally:
                if lease.doubtful and not lease.connection.is_closed():  # a backend that is gone is not stuck
                    self._stuck[tenant] += 1
                    self._slots.release()
                    self._abandoned.add(lease.connection)
                    self._send(self._abandon(lease))
                else:
                    self._send(self._give_back(lease))

    async def _open(self) -> Connection:
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_closed():
                return connection
        return await self._connect()

    async def _give_back(self, lease: Lease) -> None:
        """Before its next use: everything that the transaction set, declared or read is gone."""
        connection, clean = lease.connection, False
        try:
            with suppress(*CONNECTION_FAILURES, asyncpg.PostgresError, TimeoutError):
                async with asyncio.timeout(self._wait_s):
                    await connection.execute("rollback")
                clean = not self._closed
        finally:
            if clean:
                self._idle.append(connection)
            else:
                connection.terminate()
            self._slots.release()

    async def _abandon(self, lease: Lease) -> None:
        """Another connection may take the place at once; the backend counts against its tenant until it is free."""
        rolling_back = asyncio.ensure_future(lease.connection.execute("rollback"))
        try:
            for seconds in _patience():
                if (await asyncio.wait({rolling_back}, timeout=seconds))[0]:
                    break
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._wait_s):
                        await lease.connection.interrupt()
            with suppress(*CONNECTION_FAILURES, asyncpg.PostgresError):
                await rolling_back
        finally:
            lease.connection.terminate()
            self._abandoned.discard(lease.connection)
            self._stuck[lease.tenant] -= 1
            self._stuck += Counter()

    def _send(self, errand: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    async def close(self) -> None:
        """Close what is idle at once, and what is in use when it comes back; stuck backends are let go."""
        self._closed = True
        for connection in self._abandoned:
            connection.terminate()
        await asyncio.gather(*self._errands)
        while self._idle:
            self._idle.pop().terminate()
        await asyncio.sleep(0)  # lets the event loop close the sockets


def _patience() -> Iterator[float]:
    """Seconds between two requests to cancel: soon at first, then ever more seldom."""
    seconds = _SHORTEST_PATIENCE_S
    while True:
        yield seconds
        seconds = min(_LONGEST_PATIENCE_S, seconds * 2)
