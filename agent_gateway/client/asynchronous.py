"""The client for programs with an event loop. What is said, and what is understood, is in `exchange` and `lines`."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from inspect import isawaitable
from types import TracebackType
from typing import Self

import httpx
import stamina

from agent_gateway.client import exchange
from agent_gateway.client.exchange import Call
from agent_gateway.client.lines import End, Lines
from agent_gateway.types import Catalog, Column, Json, ResultSet

__all__ = ["AsyncClient", "AsyncRows"]

Token = str | Callable[[], str | Awaitable[str]]


class AsyncRows:
    """The rows of one answer, as they arrive; `end` tells the rest after the last one."""

    def __init__(self, octets: AsyncIterator[bytes]) -> None:
        self._octets = octets
        self._lines = Lines()
        self.columns: tuple[Column, ...] = ()

    async def begin(self) -> Self:
        """Read up to the columns.

        Raises:
            GatewayUnreachable: the connection broke off.
            AnswerUnreadable: the answer was cut off.
        """
        while self._lines.columns is None:
            await self._more()
        self.columns = self._lines.columns
        return self

    def __aiter__(self) -> Self:
        """Each row once."""
        return self

    async def __anext__(self) -> list[Json]:
        """The next row.

        Raises:
            GatewayUnreachable: the connection broke off.
            AnswerUnreadable: the answer was cut off.
        """
        while not self._lines.waiting:
            await self._more()
        return self._lines.waiting.popleft()

    def end(self) -> End:
        """What was left out, and how long it took.

        Raises:
            AnswerUnreadable: the rows have not been read to their end.
        """
        return self._lines.end()

    async def _more(self) -> None:
        with exchange.reached():
            piece = await anext(self._octets, None)
        if piece is None:
            self._lines.end()
            raise StopAsyncIteration
        self._lines.feed(piece)


class AsyncClient:
    """Asks a gateway as one caller. Cancelling a call hangs up, and the gateway then stops the statement.

    Args:
        base_url: where the gateway is, such as `https://gateway.example`.
        token: the caller's JWT, or a function that gives it, async or not; it is asked before every try.
        timeout_s: seconds to wait for a connection, and for each piece of an answer.
        attempts: tries at the most, for what the gateway calls retryable and where it cannot be reached.
        patience_s: seconds after which there is no further try.
        transport: how requests travel; the network without it.

    Raises:
        SettingsInvalid: `base_url` is no http address.
    """

    def __init__(  # noqa: PLR0913  # every one is named by the caller
        self,
        base_url: str,
        token: Token,
        *,
        timeout_s: float = 30.0,
        attempts: int = 3,
        patience_s: float = 30.0,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._token = token
        self._again = exchange.again(patience_s)
        self._retry = stamina.AsyncRetryingCaller(attempts=attempts, timeout=patience_s)
        self._http = httpx.AsyncClient(base_url=exchange.base(base_url), timeout=timeout_s, transport=transport)

    async def query(self, sql: str, max_rows: int | None = None, request_id: str | None = None) -> ResultSet:
        """The rows that one read-only statement asks for.

        Args:
            sql: the statement.
            max_rows: rows wanted at the most; the gateway's own limit holds below.
            request_id: names the request in the answer and in the audit; made here where it is not given.

        Raises:
            GatewayError: what the gateway said, or that it could not be reached; see docs/errors.md.
        """
        return exchange.read_result(await self._answer(exchange.question(sql, max_rows, request_id)))

    async def catalog(self) -> Catalog:
        """The relations that statements may read.

        Raises:
            GatewayError: as from `query`.
        """
        return exchange.read_catalog(await self._answer(exchange.catalog()))

    @asynccontextmanager
    async def stream(
        self, sql: str, max_rows: int | None = None, request_id: str | None = None
    ) -> AsyncGenerator[AsyncRows]:
        """The same rows one by one, so that a large answer need not be held whole. Leaving early hangs up.

        Raises:
            GatewayError: as from `query`; before the first row, unless the connection breaks off.
        """
        asked = exchange.question(sql, max_rows, request_id, accept=exchange.NDJSON)
        response = await self._retry(self._again, self._open, asked)
        try:
            yield await AsyncRows(response.aiter_bytes()).begin()
        finally:
            await response.aclose()

    async def _answer(self, call: Call) -> httpx.Response:
        return await self._retry(self._again, self._read, call)

    async def _read(self, call: Call) -> httpx.Response:
        response = await self._open(call)
        with exchange.reached():
            await response.aread()
        return response

    async def _open(self, call: Call) -> httpx.Response:
        headers = {**call.headers, "Authorization": f"Bearer {await self._bearer()}"}
        request = self._http.build_request(call.method, call.path, headers=headers, content=call.content)
        with exchange.reached():
            response = await self._http.send(request, stream=True)
            if not response.is_success:
                await response.aread()
        try:
            return exchange.accepted(response)
        except BaseException:
            await response.aclose()
            raise

    async def _bearer(self) -> str:
        token = self._token() if callable(self._token) else self._token
        return await token if isawaitable(token) else token

    async def aclose(self) -> None:
        """Hang up."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        """The client; it hangs up at the end of the block."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
