"""`agent-gateway mcp`: MCP over standard input and output, for clients on the desktop that start it themselves."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from agent_gateway import audit
from agent_gateway.adapters.cli.opened import complete, tenant_id
from agent_gateway.adapters.cli.selftest import proved
from agent_gateway.auth import Authenticator, mint_test_token
from agent_gateway.client import AsyncClient
from agent_gateway.errors import GatewayError, TokenMissing
from agent_gateway.gateway import open_gateway
from agent_gateway.settings import Settings, load

if TYPE_CHECKING:
    from agent_gateway.adapters.mcp import Asker

__all__ = ["mcp"]

_TokenOption = Annotated[str, typer.Option("--token-env", help="The environment variable that holds the caller's JWT.")]
_DEMO_TENANT = "acme"
_STDERR = 2


def mcp(
    token_env: _TokenOption = "AGENT_TOKEN",  # noqa: S107  # the name of a variable
    url: Annotated[str | None, typer.Option(help="Ask this gateway over HTTP; no database is needed here.")] = None,
    tenant: Annotated[str | None, typer.Option(help="With the demo's database only: the tenant to ask as.")] = None,
) -> None:
    """Serve MCP on standard input and output, as the caller of one token. Records go to standard error or to a file.

    It serves no database on which any attempt of the self-test succeeds.
    """
    asyncio.run(_remote(url, token_env) if url else _local(token_env, tenant))


async def _remote(url: str, token_env: str) -> None:
    from agent_gateway.adapters.mcp import serve_pipe  # noqa: PLC0415  # an extra

    async with AsyncClient(url, _token(token_env)) as client:

        async def asker() -> Asker:
            return client

        await serve_pipe(asker)


async def _local(token_env: str, tenant: str | None) -> None:
    from agent_gateway.adapters.mcp import local, serve_pipe  # noqa: PLC0415  # an extra

    async with complete(load()) as settings:
        authenticator = Authenticator.from_settings(settings)
        invented = load().dsn is None and token_env not in os.environ
        token = _demo_token(settings, tenant) if invented else _token(token_env)
        log = audit.Log(settings.audit_file, descriptor=_STDERR)
        async with authenticator, open_gateway(settings, log=log) as gateway:
            await authenticator.claim(token)
            await proved(gateway)

            async def asker() -> Asker:
                try:
                    return local(gateway, await authenticator.claim(token))
                except GatewayError as error:
                    await gateway.refused(uuid4().hex, "", error)
                    raise

            await serve_pipe(asker)


def _token(token_env: str) -> str:
    token = os.environ.get(token_env)
    if not token:
        raise TokenMissing(
            f"The environment variable {token_env} holds no token.", hint=f"Put the JWT into {token_env}."
        )
    return token


def _demo_token(settings: Settings, tenant: str | None) -> str:
    return mint_test_token(
        settings, subject="mcp", tenant=tenant_id(tenant or _DEMO_TENANT, load()), role="viewer", ttl_s=86_400
    )
