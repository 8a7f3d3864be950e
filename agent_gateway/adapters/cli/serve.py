"""`agent-gateway serve`: the HTTP server."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer
import uvicorn

from agent_gateway.adapters.cli.opened import complete
from agent_gateway.adapters.cli.output import notice
from agent_gateway.adapters.cli.selftest import proved
from agent_gateway.adapters.http import Annex, create_app, server_config
from agent_gateway.auth import Authenticator
from agent_gateway.errors import ExtraMissing
from agent_gateway.gateway import Gateway, open_gateway
from agent_gateway.settings import Settings, load

__all__ = ["serve"]


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help="Port to listen on.")] = None,
) -> None:
    """Serve HTTP until it is stopped. Without a DSN it serves the demo's invented data.

    It serves no database on which any attempt of the self-test succeeds.
    """
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    asyncio.run(_serve(load(**given)))


async def _serve(given: Settings) -> None:
    async with complete(given) as settings, open_gateway(settings) as gateway:
        authenticator = Authenticator.from_settings(settings)
        await gateway.ready()
        await proved(gateway)
        annex = _annex(gateway, authenticator, settings)
        paths = "POST /v1/query, GET /v1/catalog, /openapi.json" + (", /mcp" if annex.paths else "")
        notice(f"serving on http://{settings.host}:{settings.port} ({paths})")
        app = create_app(gateway, authenticator, settings, annex=annex)
        await uvicorn.Server(server_config(app, settings)).serve()


def _annex(gateway: Gateway, authenticator: Authenticator, settings: Settings) -> Annex:
    """MCP behind the same listener, where its SDK is installed."""
    try:
        from agent_gateway.adapters.mcp import Door  # noqa: PLC0415  # an extra
    except ExtraMissing:
        return Annex()
    door = Door(gateway, authenticator, settings)
    return Annex(door.paths, door.running)
