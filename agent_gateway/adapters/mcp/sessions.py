"""The sessions of streamable HTTP, as many as the server holds, and no more for one tenant than its share."""

from __future__ import annotations

from typing import Any

from mcp.server.auth.middleware.bearer_auth import AuthorizationContext
from mcp.server.lowlevel import Server
from mcp.server.streamable_http import StreamableHTTPServerTransport
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

from agent_gateway.errors import ConnectionsUsed

__all__ = ["Sessions"]

_MOST = 1_000
_MOST_OF_A_TENANT = 100
_IDLE_S = 600.0


class Sessions(StreamableHTTPSessionManager):
    """The SDK's sessions, bounded.

    Args:
        server: answers every session.
        max_body_bytes: the cap of a message.
    """

    def __init__(self, server: Server[Any], max_body_bytes: int) -> None:
        super().__init__(server, max_request_body_size=max_body_bytes, max_sessions=_MOST, session_idle_timeout=_IDLE_S)

    def _admit_session(self, requestor: AuthorizationContext | None) -> StreamableHTTPServerTransport | None:
        """None makes it a 503, which is logged as the limit of the server.

        A tenant that opens sessions without end keeps nobody else out.

        Raises:
            ConnectionsUsed: the tenant has its share.
        """
        tenant = requestor and requestor["client_id"]
        if sum(owner["client_id"] == tenant for owner in self._session_owners.values()) >= _MOST_OF_A_TENANT:
            raise ConnectionsUsed(
                f"This tenant has as many MCP sessions as it may: {_MOST_OF_A_TENANT}.",
                hint=f"End a session that is not needed, or wait: one that is idle for {_IDLE_S:.0f} s ends.",
            )
        return super()._admit_session(requestor)
