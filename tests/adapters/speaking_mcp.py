"""The SDK's own client, on the endpoint of a real socket."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from tests.adapters.corridor import TOKEN

LEGACY, MODERN = "legacy", "2026-07-28"
"""The handshake with sessions, which clients speak today, and the stateless protocol that follows it."""


@asynccontextmanager
async def connected(port: int, token: str = TOKEN, *, mode: str = LEGACY) -> AsyncGenerator[Client]:
    """A client of `/mcp`."""
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=30) as http,
        Client(
            streamable_http_client(f"http://127.0.0.1:{port}/mcp", http_client=http), mode=mode, read_timeout_seconds=20
        ) as client,
    ):
        yield client


def text(result: Any) -> str:
    (content,) = result.content
    return content.text
