"""`agent-gateway token`: mints a test token, signed with the gateway's own HS256 secret."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from agent_gateway.adapters.cli.opened import complete, tenant_id
from agent_gateway.adapters.cli.output import Format, FormatOption, print_json
from agent_gateway.auth import mint_test_token
from agent_gateway.settings import load
from agent_gateway.types import TenantRole

__all__ = ["token"]


def token(
    tenant: Annotated[str, typer.Argument(help="The tenant's id, or the name of a tenant of the demo.")],
    role: Annotated[TenantRole, typer.Option(help="admin, editor or viewer.")] = "viewer",
    subject: Annotated[str, typer.Option(help="Who asks.")] = "cli",
    ttl_s: Annotated[int, typer.Option("--ttl", min=1, help="Seconds that it is good for.")] = 3_600,
    output: FormatOption = Format.TEXT,
) -> None:
    """Print a token for trying the gateway out; the embedded server's without a DSN."""
    minted = asyncio.run(_minted(tenant, role, subject, ttl_s))
    print_json({"token": minted}) if output is Format.JSON else typer.echo(minted)


async def _minted(tenant: str, role: TenantRole, subject: str, ttl_s: int) -> str:
    given = load()
    async with complete(given, quiet=True) as settings:
        return mint_test_token(settings, subject=subject, tenant=tenant_id(tenant, given), role=role, ttl_s=ttl_s)
