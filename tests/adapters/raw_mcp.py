"""MCP by hand: what the SDK's client would send, and what it would never do, such as hang up in the middle."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from mcp_types.version import LATEST_HANDSHAKE_VERSION

ACCEPT = {"Accept": "application/json, text/event-stream"}
MODERN = {"MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "tools/call", "Mcp-Name": "query"}
_ENVELOPE = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
}

UnderWay = Callable[[], Awaitable[object]]


def message(method: str, params: dict[str, Any] | None = None, number: int | None = 1) -> dict[str, Any]:
    numbered = {} if number is None else {"id": number}
    return {"jsonrpc": "2.0", "method": method, "params": params or {}} | numbered


INITIALIZE = message(
    "initialize",
    {
        "protocolVersion": LATEST_HANDSHAKE_VERSION,
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
)
INITIALIZED = message("notifications/initialized", number=None)
CANCEL = message("notifications/cancelled", {"requestId": 2}, number=None)


def call(sql: str, *, modern: bool = False) -> dict[str, Any]:
    enveloped = {"_meta": _ENVELOPE} if modern else {}
    return message("tools/call", {"name": "query", "arguments": {"sql": sql}, **enveloped}, 2)


async def session(caller: httpx.AsyncClient, headers: dict[str, str]) -> dict[str, str]:
    """The headers of an open session."""
    opened = await caller.post("/mcp", json=INITIALIZE, headers=headers)
    assert opened.status_code == 200
    headers = headers | {"Mcp-Session-Id": opened.headers["mcp-session-id"]}
    headers["MCP-Protocol-Version"] = LATEST_HANDSHAKE_VERSION
    await caller.post("/mcp", json=INITIALIZED, headers=headers)
    return headers


async def call_and_hang_up(port: int, bearer: dict[str, str], sql: str, under_way: UnderWay, *, modern: bool) -> None:
    headers = ACCEPT | bearer | MODERN
    if not modern:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=ACCEPT) as caller:
            headers = ACCEPT | await session(caller, bearer)
    await post_and_hang_up(port, "/mcp", headers, call(sql, modern=modern), under_way)


async def call_and_cancel(port: int, bearer: dict[str, str], sql: str, under_way: UnderWay) -> None:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=ACCEPT) as caller:
        headers = await session(caller, bearer)
        calling = asyncio.ensure_future(caller.post("/mcp", json=call(sql), headers=headers))
        await under_way()
        await caller.post("/mcp", json=CANCEL, headers=headers)
        await calling


async def post_and_hang_up(
    port: int, path: str, headers: dict[str, str], body: dict[str, Any], under_way: UnderWay
) -> None:
    octets = json.dumps(body).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{head}Content-Length: {len(octets)}\r\n\r\n".encode() + octets)
    await under_way()
    writer.transport.abort()
