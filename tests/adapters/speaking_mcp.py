"""The SDK's own client: on the endpoint of a real socket, and on a server in this process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeVar, cast

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from agent_gateway.adapters.mcp.server import build_server
from agent_gateway.client import AsyncClient
from agent_gateway.gateway import Gateway
from agent_gateway.tool import BoundGateway, Source
from agent_gateway.types import Claim
from tests.adapters.corridor import TOKEN, Corridor

Entered = TypeVar("Entered")
CLAIM = Claim("u1", "t1", "viewer")

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


@asynccontextmanager
async def held(context: AbstractAsyncContextManager[Entered]) -> AsyncGenerator[Entered]:
    """The same block, entered and left in one task, as anyio wants it; a fixture's two halves run in two."""
    entered, leave = asyncio.get_running_loop().create_future(), asyncio.Event()

    async def hold() -> None:
        async with context as value:
            entered.set_result(value)
            await leave.wait()

    holding = asyncio.create_task(hold())
    await asyncio.wait((holding, entered), return_when=asyncio.FIRST_COMPLETED)
    try:
        yield entered.result() if entered.done() else holding.result()
    finally:
        leave.set()
        await holding


def in_process(corridor: Corridor, *, mode: str = LEGACY, remote: AsyncClient | None = None) -> Client:
    """A client of a server that asks this corridor, or one that is somewhere else."""

    async def source(_: object) -> Source:
        return remote or BoundGateway(cast("Gateway", corridor), CLAIM)

    return Client(build_server(source), mode=mode, read_timeout_seconds=20)


def text(result: Any) -> str:
    (content,) = result.content
    return content.text
