"""The whole server on a real PostgreSQL and a real socket, as `serve` puts it together."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
from mcp import StdioServerParameters

from agent_gateway import demo
from agent_gateway.adapters.http import Annex, create_app
from agent_gateway.adapters.mcp import Door
from agent_gateway.auth import Authenticator, mint_test_token
from agent_gateway.gateway import open_gateway
from agent_gateway.settings import PREFIX, Settings
from tests.adapters.listening import listening

ENDLESS = "select count(*) from events a, events b, events c"


def settings_for(world: demo.World, folder: Path, **changes: Any) -> Settings:
    return Settings.model_validate(
        {
            "dsn": world.agent_dsn,
            "context_key_id": world.key_id,
            "context_secret": world.context_secret,
            "jwt_secret": world.jwt_secret,
            "jwt_issuer": "https://issuer.test/",
            "jwt_audience": "agent-gateway",
            "audit_file": folder / "audit.jsonl",
            "shared_tables": tuple(f"{table.schema}.{table.name}" for table in demo.DECLARATION.shared_tables),
        }
        | changes
    )


def token_for(settings: Settings, world: demo.World, tenant: str) -> str:
    return mint_test_token(settings, subject="u1", tenant=world.tenants[tenant], role="viewer")


@asynccontextmanager
async def serving(settings: Settings) -> AsyncGenerator[int]:
    """The port."""
    async with open_gateway(settings) as gateway:
        authenticator = Authenticator.from_settings(settings)
        door = Door(gateway, authenticator, settings)
        annex = Annex(door.paths, door.running)
        async with listening(create_app(gateway, authenticator, settings, annex=annex)) as port:
            yield port


def piped(settings: Settings, token: str, *arguments: str) -> StdioServerParameters:
    """How a desktop client starts the gateway."""
    shown = settings.model_dump(exclude_defaults=True)
    environment = {PREFIX + name.upper(): _written(value) for name, value in shown.items()}
    return StdioServerParameters(
        command=sys.executable,
        args=["-m", "agent_gateway", "mcp", "--token-env", "MY_TOKEN", *arguments],
        env={**environment, "MY_TOKEN": token, "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
    )


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ",".join(f'"{one}"' for one in value) + "]"
    return value.get_secret_value() if hasattr(value, "get_secret_value") else str(value)


async def eventually(world: demo.World, *, running: int) -> bool:
    """Whether, within a minute, this many backends run the endless statement."""
    admin = await asyncpg.connect(world.admin_dsn)
    try:
        for _ in range(1_200):
            found = await admin.fetchval(
                "select count(*) from pg_stat_activity where state = 'active' and query like '%events a, events b%'"
                " and pid <> pg_backend_pid()"
            )
            if found == running:
                return True
            await asyncio.sleep(0.05)
    finally:
        await admin.close()
    return False
