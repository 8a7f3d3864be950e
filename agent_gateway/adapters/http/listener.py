"""How the server listens: connections come in, requests go out to the application, bounded in bytes and time.

uvicorn reads a head of any length at any pace, hands a request over only when it has its head whole, and keeps an
answer until its client has read it, so no application can bound these. A caller without a token could hold memory
and connections for as long as it likes.
"""

from __future__ import annotations

import asyncio
from uuid import uuid4

import uvicorn
from fastapi import FastAPI
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.flow_control import service_unavailable
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from agent_gateway.adapters.http.problems import MEDIA_TYPE
from agent_gateway.errors import ConnectionsUsed, RequestInvalid
from agent_gateway.settings import Settings

__all__ = ["ANSWER_DEADLINE_S", "HEAD_DEADLINE_S", "MAX_HEAD_OCTETS", "BoundedHttp", "server_config"]

MAX_HEAD_OCTETS = 65_536
"""Bytes of a request line with all headers; a token alone may have 8,192."""
HEAD_DEADLINE_S = 10.0
"""Seconds from the opening of a connection, or the first byte of a further request, to the end of its headers."""
ANSWER_DEADLINE_S = 60.0
"""Seconds in which a client must have taken an answer."""

_CONNECTIONS = 1_000
_GRACE_S = 20
_FRAMING = 8
"""Bytes on the wire for a byte of a body, at the most, where every byte comes in a chunk of its own."""


class BoundedHttp(HttpToolsProtocol):
    """HTTP/1.1 that gives up on heads that are too long or too slow, endless bodies, and answers that nobody reads."""

    max_body_octets = 131_072

    _deadline: asyncio.TimerHandle | None = None
    _reader_deadline: asyncio.TimerHandle | None = None
    _octets: int | None = None
    """Bytes of the request that is being received; None between requests."""
    _in_head = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # as uvicorn narrows it
        """The head of a first request is awaited."""
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is awaited any longer."""
        self._stop_waiting()
        self._stop_hurrying()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parse, then count."""
        if self.cycle is None or self.cycle.response_complete:  # pyright: ignore[reportUnnecessaryComparison]  # None before the first request
            self._await_head()
        super().data_received(data)
        if self._octets is None or self.transport.is_closing():
            return
        self._octets += len(data)
        if self._deadline is not None and self._octets > MAX_HEAD_OCTETS:
            self.send_400_response(f"The head of the request is longer than {MAX_HEAD_OCTETS} bytes.")
        elif self._octets > MAX_HEAD_OCTETS + _FRAMING * self.max_body_octets:
            # chunks or trailers without an end: the application has long answered, or waits for a body in vain
            self.transport.abort()

    def on_message_begin(self) -> None:
        """Count from here."""
        self._octets, self._in_head = 0, True
        self._await_head()
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Trailers are left out: a proxy before us has judged the head only (RFC 9110, section 6.5.1)."""
        if self._in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The application bounds the rest."""
        self._in_head = False
        self._stop_waiting()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._octets = None
        super().on_message_complete()

    def pause_writing(self) -> None:
        """The client takes its answer more slowly than it is written."""
        if self._reader_deadline is None:
            self._reader_deadline = self.loop.call_later(ANSWER_DEADLINE_S, self.transport.abort)
        super().pause_writing()

    def resume_writing(self) -> None:
        """It has taken nearly all that was written; where more is to come, its time goes on."""
        if self.cycle is None or self.cycle.response_complete:  # pyright: ignore[reportUnnecessaryComparison]  # None before the first request
            self._stop_hurrying()
        super().resume_writing()

    def on_response_complete(self) -> None:
        """All is written."""
        if not self.flow.write_paused:
            self._stop_hurrying()
        super().on_response_complete()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        """What is turned away for want of room is told so in the same shape as the rest."""
        chosen = _no_room if app is service_unavailable else app
        super()._start_asgi_task(cycle, chosen)  # pyright: ignore[reportArgumentType]  # Starlette spells ASGI in its own types

    def send_400_response(self, msg: str) -> None:
        """What no application gets to see is answered in the same shape as the rest."""
        body = RequestInvalid(msg).problem(uuid4().hex).model_dump_json().encode()
        head = (
            f"HTTP/1.1 400 Bad Request\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: {len(body)}\r\n"
            "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode("ascii") + body)
        self.transport.close()

    def _await_head(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(HEAD_DEADLINE_S, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _stop_hurrying(self) -> None:
        if self._reader_deadline is not None:
            self._reader_deadline.cancel()
            self._reader_deadline = None


async def _no_room(scope: Scope, receive: Receive, send: Send) -> None:
    error = ConnectionsUsed()
    body = error.problem(uuid4().hex).model_dump_json().encode()
    headers = {"Connection": "close", "Retry-After": "5", "Cache-Control": "no-store"}
    await Response(body, error.status, headers, MEDIA_TYPE)(scope, receive, send)


def server_config(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """How uvicorn serves `app`: no WebSockets, no HTTP/2, no version in a header, no trust in forwarding headers."""
    bounded = type("BoundedHttp", (BoundedHttp,), {"max_body_octets": settings.max_body_bytes})
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http=bounded,
        ws="none",
        lifespan="on",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=_GRACE_S,
    )
