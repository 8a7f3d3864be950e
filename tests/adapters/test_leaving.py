"""A client that goes away, at any surface, frees its connection and stops its statement, seen in `pg_stat_activity`."""

from __future__ import annotations

import asyncio
import json
import os
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator, Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from agent_gateway import demo
from agent_gateway.client import AsyncClient
from agent_gateway.settings import Settings
from tests.adapters.raw_mcp import (
    CANCEL,
    INITIALIZE,
    INITIALIZED,
    UnderWay,
    call,
    call_and_cancel,
    call_and_hang_up,
    post_and_hang_up,
)
from tests.adapters.serving import ENDLESS, eventually, piped, serving, settings_for, token_for

Leave = Callable[[int, str, UnderWay], Awaitable[None]]
"""Ask the endless question at this port with this token, and go away when it is under way."""


def bearer(token: str, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", **more}


async def over_http(port: int, token: str, under_way: UnderWay, accept: str = "*/*") -> None:
    await post_and_hang_up(port, "/v1/query", bearer(token, Accept=accept), {"sql": ENDLESS}, under_way)


async def over_mcp(port: int, token: str, under_way: UnderWay, *, modern: bool = False) -> None:
    await call_and_hang_up(port, bearer(token), ENDLESS, under_way, modern=modern)


async def by_a_word(port: int, token: str, under_way: UnderWay) -> None:
    await call_and_cancel(port, bearer(token), ENDLESS, under_way)


async def with_the_typed_client(port: int, token: str, under_way: UnderWay) -> None:
    async with AsyncClient(f"http://127.0.0.1:{port}", token) as client:
        asking = asyncio.ensure_future(client.query(ENDLESS))
        await under_way()
        asking.cancel()
        await asyncio.wait({asking})


@pytest.fixture
def settings(world: demo.World, tmp_path: Path) -> Settings:
    return settings_for(world, tmp_path, pool_size=1)


@pytest.mark.parametrize(
    "leave",
    [
        over_http,
        partial(over_http, accept="application/x-ndjson"),
        over_mcp,
        partial(over_mcp, modern=True),
        by_a_word,
        with_the_typed_client,
    ],
    ids=["json", "ndjson", "mcp", "mcp-2026", "mcp-cancelled", "client"],
)
async def test_the_statement_stops_and_the_connection_is_free(
    world: demo.World, settings: Settings, leave: Leave
) -> None:
    token = token_for(settings, world, "acme")
    async with serving(settings) as port:
        await leave(port, token, partial(eventually, world, running=1))
        assert await eventually(world, running=0)
        async with AsyncClient(f"http://127.0.0.1:{port}", token) as client:
            assert (await client.query("select 1")).rows == [[1]]
    assert settings.audit_file is not None
    assert json.loads(settings.audit_file.read_text().splitlines()[0])["codes"] == ["request.cancelled"]


async def said(process: Process, *messages: dict[str, Any]) -> None:
    """Write to its pipe."""
    assert process.stdin is not None
    for sent in messages:
        process.stdin.write(json.dumps(sent).encode() + b"\n")
    await process.stdin.drain()


@pytest.fixture
async def gateway(world: demo.World, settings: Settings) -> AsyncGenerator[Process]:
    """A gateway at a pipe, with the endless question under way; it would run for longer than a test waits."""
    patient = settings.model_copy(update={"statement_timeout_ms": 60_000, "transaction_timeout_ms": 90_000})
    started = piped(patient, token_for(settings, world, "acme"))
    process = await asyncio.create_subprocess_exec(
        started.command,
        *started.args,
        env={"PATH": os.environ["PATH"], **(started.env or {})},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        await said(process, INITIALIZE, INITIALIZED, call(ENDLESS))
        assert await eventually(world, running=1)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_the_statement_of_a_pipe_stops_at_a_word_and_when_the_pipe_is_closed(
    world: demo.World, gateway: Process
) -> None:
    await said(gateway, CANCEL)
    assert await eventually(world, running=0)
    await said(gateway, call(ENDLESS))
    assert await eventually(world, running=1)
    assert gateway.stdin is not None
    gateway.stdin.close()
    assert await asyncio.wait_for(gateway.wait(), 20) == 0
    assert await eventually(world, running=0)


async def test_the_statement_of_a_killed_gateway_stops(world: demo.World, gateway: Process) -> None:
    gateway.kill()
    assert await eventually(world, running=0)
