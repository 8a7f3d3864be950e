"""Which requests are under way, from their POST to its end: an id once in a session, and no more than a tenant's share.

The SDK keeps the stream of an answer under the id that the client chose. A second request with that id takes the stream
over, and the first is never answered; its connection would stay open, and its session with it, for as long as the
client likes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any

import pydantic_core
from mcp.server.streamable_http import GET_STREAM_KEY
from mcp.shared.dispatcher import coerce_request_id
from mcp_types import JSONRPCRequest, jsonrpc_message_adapter

from agent_gateway.errors import RequestInvalid, ShareUsed
from agent_gateway.types import Claim

__all__ = ["Posts"]

_MOST_OF_A_TENANT = 50

_Key = tuple[str, str, str, str, str]


class Posts:
    """The requests that are under way."""

    def __init__(self) -> None:
        self._ids: set[_Key] = set()
        self._of_tenant: Counter[str] = Counter()

    @contextmanager
    def held(self, claim: Claim, session: str | None, body: bytes) -> Generator[None]:
        """The block in which a POST is served. What carries no request is let through: it is answered at once.

        Args:
            claim: who asks; whoever has another claim learns nothing of a session.
            session: its id; requests without one share no stream.
            body: the message.

        Raises:
            RequestInvalid: a request of this id is under way in this session, or an object names a member twice.
            ShareUsed: the tenant has as many requests under way as it may.
        """
        if _ambiguous(body):
            raise RequestInvalid("The message names a member twice.", hint="Name each member of an object once.")
        request_id = _request_id(body)
        if request_id is None:
            yield
            return
        key = claim.tenant, claim.subject, claim.role, session or "", request_id
        if session is not None and (key in self._ids or request_id == GET_STREAM_KEY):
            raise RequestInvalid(
                "A request with this `id` is under way in this session.",
                hint="Give each request of a session an `id` of its own, or wait for the answer to the first one.",
            )
        if self._of_tenant[claim.tenant] >= _MOST_OF_A_TENANT:
            raise ShareUsed("This tenant has as many MCP requests under way as it may.")
        self._of_tenant[claim.tenant] += 1
        if session is not None:
            self._ids.add(key)
        try:
            yield
        finally:
            self._ids.discard(key)
            self._of_tenant[claim.tenant] -= 1
            self._of_tenant += Counter()  # forgets tenants with none


def _request_id(body: bytes) -> str | None:
    """The id as the SDK reads it, `2` and `"2"` being one; None where the message is no request."""
    try:
        message = jsonrpc_message_adapter.validate_python(pydantic_core.from_json(body), by_name=False)
    except ValueError:
        return None  # the SDK says why
    return str(coerce_request_id(message.id)) if isinstance(message, JSONRPCRequest) else None


def _ambiguous(body: bytes) -> bool:
    """Whether an object names a member twice: another reader may have taken the other one (RFC 8259, section 4)."""
    found: list[bool] = []

    def once(members: list[tuple[str, Any]]) -> None:
        found.append(len({name for name, _ in members}) < len(members))

    with suppress(ValueError, RecursionError):  # what is no JSON the SDK refuses
        json.loads(body, object_pairs_hook=once)
    return any(found)
