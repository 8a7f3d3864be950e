"""The LangChain tools over HTTP: a token instead of a claim, and no database in the agent's process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager

import asyncpg
import pytest
from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool

from agent_gateway import demo
from agent_gateway.adapters.http import create_app
from agent_gateway.adapters.langchain import GatewayToolkit
from agent_gateway.auth import Authenticator, mint_test_token
from agent_gateway.errors import SettingsInvalid
from agent_gateway.gateway import open_gateway
from tests.adapters.listening import listening
from tests.adapters.test_http_database import ENDLESS, eventually
from tests.adapters.test_langchain import CANARIES, tool_call
from tests.database.corridor import settings_for

Made = Callable[[str], list[BaseTool]]


@pytest.fixture(scope="module")
async def made(world: demo.World) -> AsyncGenerator[Made]:
    """Makes the tools of a tenant's token, over a socket."""
    settings = settings_for(
        world, jwt_secret=world.jwt_secret, jwt_issuer="https://issuer.test/", jwt_audience="agent-gateway"
    )
    async with open_gateway(settings) as gateway:
        app = create_app(gateway, Authenticator.from_settings(settings), settings)
        async with listening(app) as port, hanging_up() as toolkits:

            def make(tenant: str) -> list[BaseTool]:
                token = mint_test_token(settings, subject="u1", tenant=world.tenants[tenant], role="viewer")
                toolkits.append(GatewayToolkit.remote(f"http://127.0.0.1:{port}", token))
                return toolkits[-1].get_tools()

            yield make


@asynccontextmanager
async def hanging_up() -> AsyncIterator[list[GatewayToolkit]]:
    toolkits: list[GatewayToolkit] = []
    yield toolkits
    for toolkit in toolkits:
        await toolkit.aclose()


async def test_awaiting_gets_rows_of_the_tokens_tenant(made: Made) -> None:
    _, query = made("globex")
    message: ToolMessage = await query.ainvoke(tool_call(sql=CANARIES))
    assert ["canary-globex-" in cell for cell in message.artifact["rows"][0]] == [True, True]


async def test_waiting_gets_rows_of_the_tokens_tenant(made: Made) -> None:
    _, query = made("acme")
    message: ToolMessage = await asyncio.to_thread(query.invoke, tool_call(sql=CANARIES))
    assert ["canary-acme-" in cell for cell in message.artifact["rows"][0]] == [True, True]


async def test_both_tools_tell_what_the_gateway_tells(made: Made) -> None:
    describe, query = made("acme")
    told = await describe.ainvoke({"about": "overdue"})
    refused: ToolMessage = await query.ainvoke(tool_call(sql="select stats from invoices"))
    assert ("invoices" in told, refused.status, "`status`" in str(refused.content)) == (True, "error", True)


async def test_a_token_that_is_none_is_told_as_an_error(made: Made) -> None:
    _, query = made("acme")
    query.reach._address = (query.reach._address[0], "nonsense")  # noqa: SLF001  # another token at the same address
    message: ToolMessage = await query.ainvoke(tool_call(sql="select 1"))
    assert (message.status, "auth.malformed" in str(message.content)) == ("error", True)


async def test_cancelling_a_call_stops_its_statement(made: Made, world: demo.World) -> None:
    _, query = made("acme")
    admin = await asyncpg.connect(world.admin_dsn)
    try:
        asking = asyncio.create_task(query.ainvoke({"sql": ENDLESS}))
        assert await eventually(admin, running=1)
        asking.cancel()
        assert await eventually(admin, running=0)
    finally:
        await admin.close()


def test_an_address_that_is_none_is_found_at_once() -> None:
    with pytest.raises(SettingsInvalid):
        GatewayToolkit.remote("gateway.example", "a token")
