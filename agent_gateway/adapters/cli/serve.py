"""`agent-gateway serve`: the HTTP server."""

from __future__ import annotations

import asyncio
import socket
from typing import Annotated

import typer
import uvicorn

from agent_gateway.adapters.cli.opened import complete
from agent_gateway.adapters.cli.output import notice
from agent_gateway.adapters.cli.selftest import proved
from agent_gateway.adapters.http import Annex, create_app, server_config
from agent_gateway.auth import Authenticator
from agent_gateway.errors import ExtraMissing, SettingsInvalid
from agent_gateway.gateway import Gateway, open_gateway
from agent_gateway.settings import Settings, load

__all__ = ["annex", "serve"]


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
    with _bound(given.host, given.port) as listener:
        async with complete(given) as settings, open_gateway(settings) as gateway:
            authenticator = Authenticator.from_settings(settings)
            await gateway.ready()
            await proved(gateway)
            address = f"http://{_written(given.host)}:{listener.getsockname()[1]}"
            beside = annex(gateway, authenticator, settings)
            paths = "POST /v1/query, GET /v1/catalog, /openapi.json" + (", /mcp" if beside.paths else "")
            notice(f"serving on {address} ({paths})")
            app = create_app(gateway, authenticator, settings, annex=beside)
            await uvicorn.Server(server_config(app, settings)).serve(sockets=[listener])


def _bound(host: str, port: int) -> socket.socket:
    """The address, taken before anything is started for it; connections are refused until the server listens.

    Raises:
        SettingsInvalid: somebody else has it, or it is none of this machine.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.create_server(address, family=family, backlog=1)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "Choose another with --host and --port, or stop what listens there."
        raise SettingsInvalid(f"cannot listen on {_written(host)}:{port}: {reason}", hint=hint) from error
    # asyncio sets it on sockets of a named protocol only; without it each answer waits for the client's late ACK
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _written(host: str) -> str:
    """As an address stands in a URL (RFC 3986, section 3.2.2)."""
    return f"[{host}]" if ":" in host else host


def annex(gateway: Gateway, authenticator: Authenticator, settings: Settings) -> Annex:
    """MCP behind the same listener, where its SDK is installed."""
    try:
        from agent_gateway.adapters.mcp import Door  # noqa: PLC0415  # an extra
    except ExtraMissing:
        return Annex()
    door = Door(gateway, authenticator, settings)
    return Annex(door.paths, door.running)
