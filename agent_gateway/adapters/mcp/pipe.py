"""MCP over standard input and output, for clients that start the gateway themselves; the pipe belongs to one caller."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from mcp.server.stdio import stdio_server

from agent_gateway import tool
from agent_gateway.adapters.mcp.refusals import Context
from agent_gateway.adapters.mcp.server import build_server

__all__ = ["serve_pipe"]


async def serve_pipe(source: Callable[[], Awaitable[tool.Source]]) -> None:
    """Serve until the client closes the pipe; what still runs is cancelled then.

    Args:
        source: who answers a call. It is asked for every call, so that a token that has expired meanwhile is refused.
    """

    async def find(_: Context) -> tool.Source:
        return await source()

    server = build_server(find)
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())
