"""`agent-gateway mcp`: MCP over standard input and output, for clients on the desktop that start it themselves."""

from __future__ import annotations

import asyncio
from uuid import uuid4

from agent_gateway import audit, tool
from agent_gateway.adapters.cli.caller import TenantOption, TokenOption, UrlOption, token_given, token_named
from agent_gateway.adapters.cli.opened import complete
from agent_gateway.adapters.cli.output import STDERR
from agent_gateway.adapters.cli.selftest import proved
from agent_gateway.auth import Authenticator
from agent_gateway.client import AsyncClient
from agent_gateway.errors import GatewayError
from agent_gateway.gateway import open_gateway
from agent_gateway.settings import load

__all__ = ["mcp"]

_DAY_S = 86_400


def mcp(
    token_env: TokenOption = "AGENT_TOKEN",  # noqa: S107  # the name of a variable
    url: UrlOption = None,
    tenant: TenantOption = None,
) -> None:
    """Serve MCP on standard input and output, as the caller of one token. Records go to standard error or a file.

    It serves no database on which any attempt of the self-test succeeds.
    """
    asyncio.run(_remote(url, token_env) if url else _local(token_env, tenant))


async def _remote(url: str, token_env: str) -> None:
    from agent_gateway.adapters.mcp import serve_pipe  # noqa: PLC0415  # an extra

    async with AsyncClient(url, token_named(token_env)) as client:

        async def source() -> tool.Source:
            return client

        await serve_pipe(source)


async def _local(token_env: str, tenant: str | None) -> None:
    from agent_gateway.adapters.mcp import serve_pipe  # noqa: PLC0415  # an extra

    async with complete(load()) as settings:
        authenticator = Authenticator.from_settings(settings)
        token = token_given(settings, token_env, tenant, ttl_s=_DAY_S)
        log = audit.Log(settings.audit_file, descriptor=STDERR)
        async with authenticator, open_gateway(settings, log=log) as gateway:
            await authenticator.claim(token)
            await proved(gateway)

            async def source() -> tool.Source:
                try:
                    return tool.BoundGateway(gateway, await authenticator.claim(token))
                except GatewayError as error:
                    await gateway.refused(uuid4().hex, "", error)
                    raise

            await serve_pipe(source)
