"""How a call gets to the gateway: from any thread and any event loop, waiting or awaiting.

A gateway's connections belong to the event loop that it was opened in. A call from elsewhere is handed over to that
loop; cancelling it cancels the statement.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Generator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Any, Protocol, TypeVar
from weakref import WeakKeyDictionary

from anyio.from_thread import start_blocking_portal

from agent_gateway import tool
from agent_gateway.client import AsyncClient, Client
from agent_gateway.errors import GatewayError, LoopBlocked
from agent_gateway.gateway import Gateway
from agent_gateway.tool import BoundGateway
from agent_gateway.types import Catalog, Claim, ResultSet

__all__ = ["LocalReach", "Reach", "RemoteReach", "in_thread"]

Value = TypeVar("Value")
Token = str | Callable[[], str]

_PATIENCE_S = 5.0
"""Seconds after which an event loop that does not even take a call is held up, most likely by the caller itself."""


class Reach(Protocol):
    """Answers as one tenant, to those who wait and to those who await."""

    def query(self, sql: str, max_rows: int, request_id: str | None) -> ResultSet:
        """The rows."""
        ...

    async def aquery(self, sql: str, max_rows: int, request_id: str | None) -> ResultSet:
        """The rows."""
        ...

    def catalog(self) -> Catalog:
        """What may be queried."""
        ...

    async def acatalog(self) -> Catalog:
        """What may be queried."""
        ...

    def recorded(self, error: GatewayError, sent: Mapping[str, object], request_id: str | None) -> GatewayError:
        """The error that a call ends in, once it is recorded; see `tool.recorded`."""
        ...

    async def arecorded(self, error: GatewayError, sent: Mapping[str, object], request_id: str | None) -> GatewayError:
        """The same."""
        ...


class LocalReach:
    """A gateway of this process, with one claim."""

    def __init__(self, gateway: Gateway, claim: Claim) -> None:
        self._source = BoundGateway(gateway, claim)
        self._home = gateway.loop

    def query(self, sql: str, max_rows: int, request_id: str | None) -> ResultSet:
        """See `Reach`."""
        return self._wait(self._source.query(sql, max_rows, request_id))

    async def aquery(self, sql: str, max_rows: int, request_id: str | None) -> ResultSet:
        """See `Reach`."""
        return await self._await(self._source.query(sql, max_rows, request_id))

    def catalog(self) -> Catalog:
        """See `Reach`."""
        return self._wait(self._source.catalog())

    async def acatalog(self) -> Catalog:
        """See `Reach`."""
        return await self._await(self._source.catalog())

    def recorded(self, error: GatewayError, sent: Mapping[str, object], request_id: str | None) -> GatewayError:
        """See `Reach`."""
        return self._wait(tool.recorded(self._source, error, sent, request_id))

    async def arecorded(self, error: GatewayError, sent: Mapping[str, object], request_id: str | None) -> GatewayError:
        """See `Reach`."""
        return await self._await(tool.recorded(self._source, error, sent, request_id))

    async def _await(self, work: Coroutine[Any, Any, Value]) -> Value:
        if asyncio.get_running_loop() is self._home:
            return await work
        self._alive(work)
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._home))

    def _wait(self, work: Coroutine[Any, Any, Value]) -> Value:
        self._alive(work)
        if _running() is self._home:
            work.close()
            raise LoopBlocked
        listening = threading.Event()
        self._home.call_soon_threadsafe(listening.set)
        if not listening.wait(_PATIENCE_S):
            work.close()
            raise LoopBlocked
        future = asyncio.run_coroutine_threadsafe(work, self._home)
        try:
            return future.result()
        finally:
            future.cancel()  # where the wait was interrupted; it does nothing to what has ended

    def _alive(self, work: Coroutine[Any, Any, Any]) -> None:
        if not self._home.is_running():
            work.close()
            raise LoopBlocked("The gateway's event loop does not run.")


class RemoteReach:
    """A gateway over HTTP, with one token. There is one client for those who wait, and one for each event loop.

    Args:
        base_url: where the gateway is.
        token: the caller's JWT, or a function that gives it.
    """

    def __init__(self, base_url: str, token: Token) -> None:
        self._address = (base_url, token)
        self._client = Client(base_url, token)
        self._clients: WeakKeyDictionary[asyncio.AbstractEventLoop, AsyncClient] = WeakKeyDictionary()

    def query(self, sql: str, max_rows: int, request_id: str | None) -> ResultSet:
        """See `Reach`."""
        return self._client.query(sql, max_rows, request_id)

    async def aquery(self, sql: str, max_rows: int, request_id: str | None) -> ResultSet:
        """See `Reach`."""
        return await self._here().query(sql, max_rows, request_id)

    def catalog(self) -> Catalog:
        """See `Reach`."""
        return self._client.catalog()

    async def acatalog(self) -> Catalog:
        """See `Reach`."""
        return await self._here().catalog()

    def recorded(self, error: GatewayError, sent: Mapping[str, object], request_id: str | None) -> GatewayError:
        """See `Reach`. What is turned down here never leaves this process, and the audit is the gateway's."""
        del sent, request_id
        return error

    async def arecorded(self, error: GatewayError, sent: Mapping[str, object], request_id: str | None) -> GatewayError:
        """See `Reach`."""
        return self.recorded(error, sent, request_id)

    def _here(self) -> AsyncClient:
        loop = asyncio.get_running_loop()
        if loop not in self._clients:
            self._clients[loop] = AsyncClient(*self._address)
        return self._clients[loop]

    def close(self) -> None:
        """Hang up those who wait."""
        self._client.close()

    async def aclose(self) -> None:
        """Hang up those who wait, and those of this event loop."""
        self.close()
        client = self._clients.pop(asyncio.get_running_loop(), None)
        if client is not None:
            await client.aclose()


def _running() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


@contextmanager
def in_thread(opening: AbstractAsyncContextManager[Gateway]) -> Generator[Gateway]:
    """A gateway with an event loop of its own in a thread of its own, for programs that wait instead of awaiting.

    Args:
        opening: such as `open_gateway(load())`.

    Raises:
        GatewayError: whatever opening it raises.
    """
    with start_blocking_portal("asyncio") as portal, portal.wrap_async_context_manager(opening) as gateway:
        yield gateway
