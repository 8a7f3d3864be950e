"""The way from a request to the corridor: who asks, then what is asked, in this order.

A caller without a claim learns nothing about the body. Whoever does not get through is recorded all the same.
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Any, cast

import orjson
from pydantic import ValidationError
from starlette.requests import Request

from agent_gateway.adapters.http.problems import invalid
from agent_gateway.adapters.http.wire import Question
from agent_gateway.auth import Authenticator
from agent_gateway.errors import GatewayError, RequestInvalid, RequestUnsupported, TokenMalformed
from agent_gateway.gateway import Gateway
from agent_gateway.shares import Shares
from agent_gateway.types import Claim

__all__ = ["Entrance", "Passage"]

_LONGEST_PLACE = 200
"""Characters of a method and a path in a record; a caller may have made them up."""


class Passage:
    """One request on its way in."""

    def __init__(self, request: Request, authenticator: Authenticator, under_way: Shares) -> None:
        self._request = request
        self._authenticator = authenticator
        self._under_way = under_way
        self.sql = ""
        """The statement, as soon as it is known; for the record."""
        self.known: Claim | None = None
        """Who asks, as soon as that is known; for the record too."""

    async def claim(self) -> Claim:
        """Who asks; from here until its answer is taken, the request has one of the tenant's places.

        Raises:
            GatewayError: one of the errors of `auth`.
            ShareUsed: the tenant has no place.
        """
        headers = self._request.headers.getlist("authorization")
        if len(headers) > 1:
            # another server on the way may have looked at the other one
            raise TokenMalformed("The request carries more than one `Authorization` header.")
        self.known = await self._authenticator.authenticate(headers[0] if headers else None)
        await self._request.state.until_answered.enter_async_context(self._under_way.place(self.known.tenant))
        return self.known

    async def body(self) -> Question:
        """What is asked.

        Raises:
            RequestUnsupported: the body is not declared as plain JSON.
            RequestInvalid: it is not JSON, or not the object that the endpoint takes.
        """
        headers = self._request.headers
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type != "application/json" or headers.get("content-encoding", "identity").lower() != "identity":
            raise RequestUnsupported
        sent = _document(await self._request.body())
        sql = cast("dict[str, object]", sent).get("sql") if isinstance(sent, dict) else None
        self.sql = sql if isinstance(sql, str) else ""
        try:
            return Question.model_validate(sent)
        except ValidationError as error:
            raise invalid(error) from None


def _document(body: bytes) -> object:
    """The body as JSON, in which no object names a member twice: another reader may have taken the other one.

    Raises:
        RequestInvalid: it is not such a document (RFC 8259, section 4, only asks for it).
    """
    try:
        sent: object = orjson.loads(body)
        json.loads(body, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise RequestInvalid("The body is not valid JSON, or names a member twice.") from None
    return sent


def _once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        raise ValueError
    return found


class Entrance:
    """Lets requests in.

    Args:
        gateway: records those that do not get in.
        authenticator: says who asks.
        claimed: what the paths begin with where a claim is asked for.
        per_tenant: requests of one tenant, from its claim until the client has taken the answer; an answer can have
            some 6 MB.
        wait_ms: how long a request waits for others of its tenant, milliseconds.
    """

    def __init__(
        self,
        gateway: Gateway,
        authenticator: Authenticator,
        claimed: tuple[str, ...],
        *,
        per_tenant: int,
        wait_ms: int,
    ) -> None:
        self._gateway = gateway
        self._authenticator = authenticator
        self._claimed = claimed
        many = f"This tenant has as many requests under way as it may: {per_tenant}."
        self._under_way = Shares(per_tenant, wait_ms=wait_ms, message=many)

    @asynccontextmanager
    async def passage(self, request: Request) -> AsyncGenerator[Passage]:
        """Record the request where it ends here.

        Raises:
            AuditUnavailable: it could not be recorded.
        """
        passage = Passage(request, self._authenticator, self._under_way)
        try:
            yield passage
        except GatewayError as error:
            await self._gateway.refused(request.state.request_id, passage.sql, error, passage.known)
            raise

    async def turned_away(self, request: Request, error: GatewayError) -> GatewayError:
        """The error to answer with where no endpoint takes the request: this one, or that it could not be recorded."""
        if not request.url.path.startswith(self._claimed):
            return error
        passage = Passage(request, self._authenticator, self._under_way)
        with suppress(GatewayError):
            await passage.claim()
        where = f"{request.method} {request.url.path}"
        error.internal = f"no endpoint: {where[:_LONGEST_PLACE]}"
        try:
            await self._gateway.refused(request.state.request_id, "", error, passage.known)
        except GatewayError as unrecorded:
            return unrecorded
        return error
