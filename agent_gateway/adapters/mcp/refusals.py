"""Records what the SDK turns away by itself: no such method, parameters of no use, a session that there is not.

In: what the SDK is about to answer. Out: the same, once it is recorded, or that it could not be. What tools and
corridor refuse they record themselves.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, cast
from uuid import uuid4

from mcp.server.context import CallNext, HandlerResult, ServerMiddleware, ServerRequestContext
from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR
from pydantic import ValidationError

from agent_gateway import tool
from agent_gateway.errors import (
    ConnectionsUsed,
    GatewayError,
    MethodDenied,
    RequestInvalid,
    RequestTooLarge,
    RequestUnsupported,
    RouteUnknown,
)

__all__ = ["AlreadyRecorded", "Context", "FindSource", "Mark", "Witness", "witnessed"]

Context = ServerRequestContext[Any, Any]
FindSource = Callable[[Context], Awaitable[tool.Source]]
Mark = Callable[[Context], None]
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Record = Callable[[GatewayError], Awaitable[None]]

_LONGEST = 200
"""Characters of a method or a fault in a record; a caller may have made it up."""
_FIRST_REFUSAL = 400
_BY_STATUS: Mapping[int, type[GatewayError]] = {
    404: RouteUnknown,
    405: MethodDenied,
    413: RequestTooLarge,
    415: RequestUnsupported,
    500: GatewayError,
    503: ConnectionsUsed,
}


class AlreadyRecorded(MCPError):
    """An error of the protocol that has its record."""


def witnessed(find: FindSource, mark: Mark) -> ServerMiddleware[Any]:
    """The SDK's middleware that records each request that ends in an error of the protocol.

    Args:
        find: finds whose audit it is.
        mark: notes on the request that it has its record.
    """

    async def witness(ctx: Context, call_next: CallNext) -> HandlerResult:
        try:
            return await call_next(ctx)
        except AlreadyRecorded:
            mark(ctx)
            raise
        except (MCPError, ValidationError) as error:
            if ctx.request_id is None:
                raise  # a notification has no answer
            said = "parameters that do not fit" if isinstance(error, ValidationError) else str(error)[:_LONGEST]
            refusal = RequestInvalid(internal=f"MCP {ctx.method[:_LONGEST]}: {said}")
            told = await _recorded(find, ctx, refusal)
            mark(ctx)
            if told is not refusal:
                raise AlreadyRecorded(code=INTERNAL_ERROR, message=told.message) from error
            raise

    return witness


async def _recorded(find: FindSource, context: Context, refusal: GatewayError) -> GatewayError:
    try:
        source = await find(context)
    except GatewayError:
        return refusal  # whoever finds nobody has recorded that
    sent: object = (context.params or {}).get("arguments")
    arguments = cast("dict[str, object]", sent if isinstance(sent, dict) else {})
    return await tool.recorded(source, refusal, arguments, _request_id(context))


def _request_id(context: Context) -> str:
    """The id of the HTTP request that a message came in; one of its own over a pipe."""
    state: Mapping[str, str] = getattr(context.request, "scope", {}).get("state", {})
    return state.get("request_id") or uuid4().hex


class Witness:
    """Sends an answer of the SDK, and records it first where it turns the request away and nobody has.

    Args:
        send: takes the answer.
        record: records the refusal.
        known: whether it has its record.
    """

    def __init__(self, send: Send, record: Record, known: Callable[[], bool]) -> None:
        self._send = send
        self._record = record
        self._known = known
        self._replaced = False

    async def __call__(self, message: Message) -> None:
        """Pass on, or answer that it could not be recorded."""
        if self._replaced:
            return
        status = message.get("status", 0)
        if message["type"] == "http.response.start" and status >= _FIRST_REFUSAL and not self._known():
            refusal = _BY_STATUS.get(status, RequestInvalid)(internal=f"MCP over HTTP: status {status}")
            try:
                await self._record(refusal)
            except GatewayError as unrecorded:
                self._replaced = True
                await self._send({"type": "http.response.start", "status": unrecorded.status, "headers": []})
                await self._send({"type": "http.response.body", "body": unrecorded.message.encode()})
                return
        await self._send(message)
