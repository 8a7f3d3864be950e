"""The audit of a gateway that MCP clients reach, over a pipe and over HTTP: one record a call, whatever its end."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

import pytest
from mcp import Client
from mcp.client.stdio import stdio_client
from mcp.shared.exceptions import MCPError

from agent_gateway import demo
from agent_gateway.settings import Settings
from tests.adapters.serving import piped, serving, settings_for, token_for
from tests.adapters.speaking_mcp import connected

Reach = Callable[[Settings, str], AbstractAsyncContextManager[Client]]

CALLS = {
    "query": ({}, {"sql": ["select 1"]}, {"sql": "select 7", "tenant": "globex"}, {"sql": "delete from invoices"}),
    "describe": ({"table": "nowhere"}, {"schema": "app"}),
    "drop": ({"sql": "select 8"},),
}
RECORDED = [
    ("", "tool.argument_invalid"),
    ("", "tool.argument_invalid"),
    ("select 7", "tool.argument_invalid"),
    ("delete from invoices", "guard.write"),
    ("", "tool.table_unknown"),
    ("", "tool.argument_invalid"),
    ("select 8", "tool.unknown"),
    ("select 1", None),
]


@asynccontextmanager
async def over_a_pipe(settings: Settings, token: str) -> AsyncGenerator[Client]:
    async with Client(stdio_client(piped(settings, token)), mode="legacy", read_timeout_seconds=60) as client:
        yield client


@asynccontextmanager
async def over_http(settings: Settings, token: str) -> AsyncGenerator[Client]:
    async with serving(settings) as port, connected(port, token) as client:
        yield client


@pytest.mark.parametrize("reach", [over_a_pipe, over_http])
async def test_each_call_leaves_one_record(world: demo.World, tmp_path: Path, reach: Reach) -> None:
    settings = settings_for(world, tmp_path)
    async with reach(settings, token_for(settings, world, "acme")) as client:
        for name, sent in CALLS.items():
            for arguments in sent:
                with suppress(MCPError):
                    await client.session.call_tool(name, arguments)
        await client.call_tool("query", {"sql": "select 1"})
    assert settings.audit_file is not None
    records = [json.loads(line) for line in settings.audit_file.read_text().splitlines()]
    assert [(record["sql"], next(iter(record["codes"]), None)) for record in records] == RECORDED
    assert {record["tenant"] for record in records} == {demo.TENANTS["acme"]}
