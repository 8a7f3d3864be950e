"""MCP over streamable HTTP, as plain ASGI behind the same listener as `/v1/`: an OAuth 2.1 resource server.

Every message brings a token, which our own authenticator verifies, audience and all. A session belongs to the claim
that opened it; with any other it does not exist. What does not get in is recorded.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import AbstractAsyncContextManager
from typing import Any

from mcp.server.auth.middleware.bearer_auth import AuthenticatedUser
from mcp.server.auth.provider import AccessToken

from agent_gateway import tool
from agent_gateway.adapters.mcp.names import Names
from agent_gateway.adapters.mcp.posts import Posts
from agent_gateway.adapters.mcp.refusals import Context, Witness
from agent_gateway.adapters.mcp.server import build_server
from agent_gateway.adapters.mcp.sessions import Sessions
from agent_gateway.auth import Authenticator
from agent_gateway.errors import GatewayError, TokenMalformed, TokenMissing
from agent_gateway.gateway import Gateway
from agent_gateway.settings import Settings
from agent_gateway.types import Claim

__all__ = ["METADATA", "PATH", "Door"]

PATH = "/mcp"
METADATA = "/.well-known/oauth-protected-resource"
"""Where clients look for it, with and without the path of the resource behind it (RFC 9728, section 3.1)."""

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_CLAIM, _GONE, _RECORDED = "agent_gateway.claim", "agent_gateway.gone", "agent_gateway.recorded"

_SESSION = b"mcp-session-id"

_MARGIN_S = 60.0
"""Seconds for what has no limit of its own, and for a client to take its answer."""


class Door:
    """The MCP endpoint and its metadata.

    Args:
        gateway: answers; the caller closes it after the server has stopped.
        authenticator: verifies callers; the caller opens and closes it.
        settings: the issuer of tokens, the public name of the server, the cap of a body, and the limits of a call.
    """

    def __init__(self, gateway: Gateway, authenticator: Authenticator, settings: Settings) -> None:
        self._gateway = gateway
        self._authenticator = authenticator
        self._names = Names(settings.host, settings.public_url)
        self._issuer = settings.jwt_issuer or ""
        self._sessions = Sessions(build_server(self._source, _gone, _mark), settings.max_body_bytes)
        self._posts = Posts()
        longest_ms = settings.pool_wait_ms + settings.connect_timeout_ms
        longest_ms += max(settings.statement_timeout_ms, settings.transaction_timeout_ms) + settings.grace_ms
        self._deadline_s = longest_ms / 1000 + _MARGIN_S

    def running(self) -> AbstractAsyncContextManager[None]:
        """The block in which requests are served; it can be entered once."""
        return self._sessions.run()

    @property
    def paths(self) -> Mapping[str, App]:
        """What is served where. The applications raise a `GatewayError` for a request that they refuse."""
        return {PATH: self._serve, METADATA: self._describe, METADATA + PATH: self._describe}

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        request_id: str = scope["state"]["request_id"]
        claim: Claim | None = None

        async def record(refusal: GatewayError) -> None:
            await self._gateway.refused(request_id, "", refusal, claim)

        try:
            base = self._names.base(headers)
            scope["state"]["resource_metadata"] = f"{base}{METADATA}{PATH}"
            claim = await self._claim(headers)
            self._gateway.admit(claim)  # sessions and requests under way are counted by tenant
            scope["user"] = _owner(claim)
            scope[_CLAIM], scope[_GONE] = claim, asyncio.Event()
            watched = _watched(receive, scope[_GONE])
            witness = Witness(send, record, lambda: _RECORDED in scope)
            if scope["method"] == "POST":
                await self._post(claim, scope, watched, witness)
            else:
                await self._sessions.handle_request(scope, watched, witness)
        except GatewayError as error:
            await record(error)
            raise

    async def _post(self, claim: Claim, scope: Scope, receive: Receive, send: Send) -> None:
        """One message and its answer; where the POST has ended, however it did, so has its call."""
        body = await receive()  # whole, as the threshold hands it on
        session = next((value.decode("latin-1") for name, value in scope["headers"] if name == _SESSION), None)
        answer, deadline = _Answer(send), asyncio.timeout(self._deadline_s)
        try:
            with self._posts.held(claim, session, body.get("body", b"")):
                async with deadline:
                    await self._sessions.handle_request(scope, _replayed(body, receive), answer)
        except TimeoutError:
            if not deadline.expired():
                raise
            if not answer.started:
                raise GatewayError(internal="an MCP request was not answered in time") from None
            await answer.end()
        finally:
            scope[_GONE].set()

    async def _claim(self, headers: list[tuple[bytes, bytes]]) -> Claim:
        sent = [value.decode("latin-1") for name, value in headers if name == b"authorization"]
        if len(sent) > 1:
            # another server on the way may have looked at the other one
            raise TokenMalformed("The request carries more than one `Authorization` header.")
        return await self._authenticator.authenticate(sent[0] if sent else None)

    async def _source(self, context: Context) -> tool.Source:
        claim = _noted(context, _CLAIM)
        if claim is None:
            raise TokenMissing
        return tool.BoundGateway(self._gateway, claim)

    async def _describe(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Who issues tokens for this resource (RFC 9728, section 2)."""
        del receive
        described: dict[str, Any] = {
            "resource": self._names.base(scope["headers"]) + PATH,
            "resource_name": "agent_gateway",
            "bearer_methods_supported": ["header"],
        }
        if self._issuer.startswith(("https://", "http://")):
            described["authorization_servers"] = [self._issuer]
        headers = [(b"content-type", b"application/json"), (b"access-control-allow-origin", b"*")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(described).encode()})


class _Answer:
    """Sends an answer, and can end it where it was left."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False
        self._ended = False

    async def __call__(self, message: Message) -> None:
        self.started = True
        self._ended = message["type"] == "http.response.body" and not message.get("more_body", False)
        await self._send(message)

    async def end(self) -> None:
        if not self._ended:
            await self({"type": "http.response.body", "body": b"", "more_body": False})


def _owner(claim: Claim) -> AuthenticatedUser:
    """The claim as the SDK compares it between the messages of a session. The token is not kept.

    The SDK compares client, subject and issuer, and nothing else. There is one issuer here, so its place is the role's:
    whoever comes back with another role does not get into the session of the first one.
    """
    compared = {"iss": claim.role}
    return AuthenticatedUser(
        AccessToken(token="", client_id=claim.tenant, subject=claim.subject, claims=compared, scopes=[])
    )


def _gone(context: Context) -> asyncio.Event | None:
    return _noted(context, _GONE)


def _mark(context: Context) -> None:
    getattr(context.request, "scope", {})[_RECORDED] = True


def _noted(context: Context, name: str) -> Any:  # noqa: ANN401  # what was put there
    """What this module has noted on the request that the message came in."""
    return getattr(context.request, "scope", {}).get(name)


def _watched(receive: Receive, gone: asyncio.Event) -> Receive:
    """Tells `gone` what the SDK hears of the client; it does not tell the call itself."""

    async def watched() -> Message:
        message = await receive()
        if message["type"] == "http.disconnect":
            gone.set()
        return message

    return watched


def _replayed(first: Message, receive: Receive) -> Receive:
    """Hands out what was read already, then whatever comes after it."""
    waiting = [first]

    async def replayed() -> Message:
        return waiting.pop() if waiting else await receive()

    return replayed
