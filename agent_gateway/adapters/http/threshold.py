"""What every request crosses, both ways, as plain ASGI: its id, the cap of its body, its last resort, its headers.

A body is read here, whole and bounded, before anything else happens: no endpoint can forget the cap, and chunked bodies
without a length are counted as they come. What breaks inside is caught here, whatever it is, as the MCP door does for
its calls; no other place of the house catches every exception.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import AsyncExitStack
from typing import Any
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent_gateway.adapters.http.meter import Meter
from agent_gateway.adapters.http.problems import problem
from agent_gateway.errors import GatewayError, RequestCancelled, RequestTooLarge, RequestTooSlow

__all__ = ["BODY_DEADLINE_S", "Threshold"]

BODY_DEADLINE_S = 15.0
"""Seconds in which a body must have come; the server itself has no such limit."""
_PIECE = 65_536
"""Bytes that the server keeps for a client that does not read; with more, it lets the application wait."""

Record = Callable[[str, str, GatewayError], Awaitable[None]]
"""Request id, statement and error of a request that ended before the corridor."""

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_log = logging.getLogger(__name__)


class Threshold:
    """ASGI middleware.

    Args:
        app: what is inside.
        max_body_bytes: the cap of a body.
        paths: the endpoints; other paths are counted as one.
        meter: counts every request.
        record: records a request that ends here, if it is for an endpoint with claims.
        claimed: what the paths of such endpoints begin with.
    """

    def __init__(  # noqa: PLR0913  # every one is named by the caller
        self,
        app: ASGIApp,
        *,
        max_body_bytes: int,
        paths: frozenset[str],
        meter: Meter,
        record: Record,
        claimed: tuple[str, ...],
    ) -> None:
        self._app = app
        self._cap = max_body_bytes
        self._paths = paths
        self._meter = meter
        self._record = record
        self._claimed = claimed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        state = scope.setdefault("state", {})
        given = Headers(scope=scope).get("x-request-id", "")
        state["named"] = _REQUEST_ID.fullmatch(given) is not None
        state["request_id"] = given if state["named"] else uuid4().hex
        exchange = _Exchange(send, state)
        try:
            async with AsyncExitStack() as state["until_answered"]:
                await self._answer(scope, receive, exchange)
        except Exception as error:  # the outermost adapter: nothing may leave but a problem
            _log.error("request %s failed", state["request_id"], exc_info=error)
            if exchange.started:
                raise
            await problem(Request(scope), GatewayError())(scope, receive, exchange)
        path = scope["path"] if scope["path"] in self._paths else "other"
        self._meter.ended(path, state.get("code", "ok"), time.perf_counter() - began)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await self._whole(Headers(scope=scope), receive)
        except GatewayError as refusal:
            error = await self._recorded(scope, refusal)
            # what is left of the body is not read, so nothing after it on this connection could be
            await problem(Request(scope), error, {"Connection": "close"})(scope, receive, send)
            return
        await self._app(scope, _replayed(body, receive), send)

    async def _recorded(self, scope: Scope, error: GatewayError) -> GatewayError:
        """The error to answer with: this one, or that it could not be recorded."""
        if scope["path"].startswith(self._claimed):
            try:
                await self._record(scope["state"]["request_id"], "", error)
            except GatewayError as unrecorded:
                return unrecorded
        return error

    async def _whole(self, headers: Headers, receive: Receive) -> bytes:
        declared = headers.get("content-length", "")
        if declared.isascii() and declared.isdigit() and (len(declared) > 20 or int(declared) > self._cap):  # noqa: PLR2004  # digits of 2**64
            raise RequestTooLarge(f"The body of the request is larger than {self._cap} bytes.")
        try:
            async with asyncio.timeout(BODY_DEADLINE_S):
                return await self._counted(receive)
        except TimeoutError:
            raise RequestTooSlow from None

    async def _counted(self, receive: Receive) -> bytes:
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise RequestCancelled
            body += message.get("body", b"")
            if len(body) > self._cap:
                raise RequestTooLarge(f"The body of the request is larger than {self._cap} bytes.")
            if not message.get("more_body", False):
                return bytes(body)


class _Exchange:
    """Sends an answer with the headers that every answer has, and has ended when its client has taken it."""

    def __init__(self, send: Send, state: MutableMapping[str, Any]) -> None:
        self._send = send
        self._state = state
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            headers["Cache-Control"] = "no-store"
            headers["X-Content-Type-Options"] = "nosniff"
            headers["X-Request-Id"] = self._state["request_id"]
        body = message.get("body", b"")
        for begin in range(0, len(body) - _PIECE + 1, _PIECE):  # before each, the server waits for the client
            await self._send({**message, "body": body[begin : begin + _PIECE], "more_body": True})
        await self._send({**message, "body": body[len(body) // _PIECE * _PIECE :]} if body else message)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Hands the body out once, then whatever comes after it: that the client is gone."""
    waiting = [body]

    async def replay() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return replay
