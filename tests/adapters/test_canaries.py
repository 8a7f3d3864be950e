"""Two tenants at once, over HTTP, MCP and LangChain, 1,000 interleaved calls: each sees its own canaries only."""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

from agent_gateway import demo
from agent_gateway.adapters.langchain import GatewayToolkit
from agent_gateway.client import AsyncClient
from tests.adapters.serving import serving, settings_for, token_for
from tests.adapters.speaking_mcp import connected, text

CALLS = 1_000
AT_ONCE = 8
TENANTS = ("acme", "globex")
STATEMENTS = ("select * from customers order by id limit 3", "select id, email from users order by id limit 3")
CANARY = re.compile(r"canary-([a-z]+)")


Ask = Callable[[str], Awaitable[str]]
"""A statement to everything that came back, of one tenant at one door."""


async def over_http(port: int, token: str, stack: AsyncExitStack) -> Ask:
    client = await stack.enter_async_context(AsyncClient(f"http://127.0.0.1:{port}", token))

    async def ask(sql: str) -> str:
        return json.dumps((await client.query(sql)).rows)

    return ask


async def over_mcp(port: int, token: str, stack: AsyncExitStack) -> Ask:
    client = await stack.enter_async_context(connected(port, token))

    async def ask(sql: str) -> str:
        result = await client.call_tool("query", {"sql": sql})
        return text(result) + json.dumps(result.structured_content)

    return ask


async def by_langchain(port: int, token: str, stack: AsyncExitStack) -> Ask:
    toolkit = GatewayToolkit.remote(f"http://127.0.0.1:{port}", token)
    stack.push_async_callback(toolkit.aclose)
    _, query = toolkit.get_tools()

    async def ask(sql: str) -> str:
        message = await query.ainvoke({"type": "tool_call", "id": "1", "name": query.name, "args": {"sql": sql}})
        return str(message.content) + json.dumps(message.artifact)

    return ask


async def test_each_tenant_sees_its_own_canaries_only(world: demo.World, tmp_path: Path) -> None:
    settings = settings_for(world, tmp_path, pool_size=4, pool_per_tenant=4, pool_wait_ms=30_000)
    order = random.Random(7)  # noqa: S311  # the same order each time
    async with serving(settings) as port, AsyncExitStack() as stack:
        asks = [
            (tenant, await door(port, token_for(settings, world, tenant), stack))
            for tenant in TENANTS
            for door in (over_http, over_mcp, by_langchain)
        ]
        places = asyncio.Semaphore(AT_ONCE)

        async def seen(tenant: str, ask: Ask, sql: str) -> tuple[str, set[str]]:
            async with places:
                return tenant, set(CANARY.findall(await ask(sql)))

        asked = [seen(*order.choice(asks), order.choice(STATEMENTS)) for _ in range(CALLS)]
        answers = await asyncio.gather(*asked)
    assert [answer for answer in answers if answer != (answer[0], {answer[0]})] == []
