"""Two tenants at once, over HTTP and MCP, 1,000 interleaved calls: each sees its own canaries and no other."""

from __future__ import annotations

import asyncio
import json
import random
import re
from pathlib import Path

from agent_gateway import demo
from agent_gateway.client import AsyncClient
from tests.adapters.serving import serving, settings_for, token_for
from tests.adapters.speaking_mcp import connected, text

CALLS = 1_000
AT_ONCE = 8
TENANTS = ("acme", "globex")
STATEMENTS = ("select * from customers order by id limit 3", "select id, email from users order by id limit 3")
CANARY = re.compile(r"canary-([a-z]+)")


async def test_each_tenant_sees_its_own_canaries_only(world: demo.World, tmp_path: Path) -> None:
    settings = settings_for(world, tmp_path, pool_size=4, pool_per_tenant=4, pool_wait_ms=30_000)
    order = random.Random(7)  # noqa: S311  # the same order each time
    tokens = {tenant: token_for(settings, world, tenant) for tenant in TENANTS}
    async with (
        serving(settings) as port,
        AsyncClient(f"http://127.0.0.1:{port}", tokens["acme"]) as acme,
        AsyncClient(f"http://127.0.0.1:{port}", tokens["globex"]) as globex,
        connected(port, tokens["acme"]) as acme_mcp,
        connected(port, tokens["globex"]) as globex_mcp,
    ):
        over_http, over_mcp = dict(zip(TENANTS, (acme, globex), strict=True)), {"acme": acme_mcp, "globex": globex_mcp}
        places = asyncio.Semaphore(AT_ONCE)

        async def ask(tenant: str, sql: str, *, mcp: bool) -> tuple[str, set[str]]:
            async with places:
                if mcp:
                    result = await over_mcp[tenant].call_tool("query", {"sql": sql})
                    seen = text(result) + json.dumps(result.structured_content)
                else:
                    seen = json.dumps((await over_http[tenant].query(sql)).rows)
            return tenant, set(CANARY.findall(seen))

        asked = [ask(order.choice(TENANTS), order.choice(STATEMENTS), mcp=order.random() < 1 / 2) for _ in range(CALLS)]
        answers = await asyncio.gather(*asked)
    assert [answer for answer in answers if answer != (answer[0], {answer[0]})] == []
