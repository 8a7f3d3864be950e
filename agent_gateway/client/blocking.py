"""The client for programs that wait: scripts, cron jobs, notebooks."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import httpx
import stamina

from agent_gateway.client import exchange
from agent_gateway.client.exchange import Call
from agent_gateway.client.lines import End, Lines
from agent_gateway.types import Catalog, Column, Json, ResultSet

__all__ = ["Client", "Rows"]


class Rows:
    """The rows of one answer, as they arrive; `end` tells the rest after the last one."""

    def __init__(self, octets: Iterator[bytes]) -> None:
        self._octets = octets
        self._lines = Lines()
        while self._lines.columns is None:
            self._more()
        self.columns: tuple[Column, ...] = self._lines.columns

    def __iter__(self) -> Self:
        """Each row once."""
        return self

    def __next__(self) -> list[Json]:
        """The next row.

        Raises:
            GatewayUnreachable: the connection broke off.
            AnswerUnreadable: the answer was cut off.
        """
        while not self._lines.waiting:
            self._more()
        return self._lines.waiting.popleft()

    def end(self) -> End:
        """What was left out, and how long it took.

        Raises:
            AnswerUnreadable: the rows have not been read to their end.
        """
        return self._lines.end()

    def _more(self) -> None:
        with exchange.reached():
            piece = next(self._octets, None)
        if piece is None:
            self._lines.end()
            raise StopIteration
        self._lines.feed(piece)


class Client:
    """Asks a gateway as one caller.

    Args:
        base_url: where the gateway is, such as `https://gateway.example`.
        token: the caller's JWT, or a function that gives it; it is asked before every try.
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
        token: str | Callable[[], str],
        *,
        timeout_s: float = 30.0,
        attempts: int = 3,
        patience_s: float = 30.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._token = token if callable(token) else lambda: token
        self._again = exchange.again(patience_s)
        self._retry = stamina.RetryingCaller(attempts=attempts, timeout=patience_s)
        self._http = httpx.Client(base_url=exchange.base(base_url), timeout=timeout_s, transport=transport)

    def query(self, sql: str, max_rows: int | None = None, request_id: str | None = None) -> ResultSet:
        """The rows that one read-only statement asks for.

        Args:
            sql: the statement.
            max_rows: rows wanted at the most; the gateway's own limit holds below.
            request_id: names the request in the answer and in the audit; made here where it is not given.

        Raises:
            GatewayError: what the gateway said, or that it could not be reached; see docs/errors.md.
        """
        return exchange.read_result(self._answer(exchange.question(sql, max_rows, request_id)))

    def catalog(self) -> Catalog:
        """The relations that statements may read.

        Raises:
            GatewayError: as from `query`.
        """
        return exchange.read_catalog(self._answer(exchange.catalog()))

    @contextmanager
    def stream(self, sql: str, max_rows: int | None = None, request_id: str | None = None) -> Generator[Rows]:
        """The same rows one by one, so that a large answer need not be held whole. Leaving early hangs up.

        Raises:
            GatewayError: as from `query`; before the first row, unless the connection breaks off.
        """
        asked = exchange.question(sql, max_rows, request_id, accept=exchange.NDJSON)
        response = self._retry(self._again, self._open, asked)
        try:
            yield Rows(response.iter_bytes())
        finally:
            response.close()

    def _answer(self, call: Call) -> httpx.Response:
        return self._retry(self._again, self._read, call)

    def _read(self, call: Call) -> httpx.Response:
        response = self._open(call)
        with exchange.reached():
            response.read()
        return response

    def _open(self, call: Call) -> httpx.Response:
        headers = {**call.headers, "Authorization": f"Bearer {self._token()}"}
        request = self._http.build_request(call.method, call.path, headers=headers, content=call.content)
        with exchange.reached():
            response = self._http.send(request, stream=True)
            if not response.is_success:
                response.read()
        try:
            return exchange.accepted(response)
        except BaseException:
            response.close()
            raise

    def close(self) -> None:
        """Hang up."""
        self._http.close()

    def __enter__(self) -> Self:
        """The client; it hangs up at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
