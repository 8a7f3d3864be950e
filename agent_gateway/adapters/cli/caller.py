"""Who types the command: the claim of the token in the environment, or on the demo's data a claim made up here."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from agent_gateway.adapters.cli.opened import tenant_id
from agent_gateway.auth import Authenticator, mint_test_token
from agent_gateway.errors import TokenMissing
from agent_gateway.settings import Settings, load
from agent_gateway.types import Claim

__all__ = ["TenantOption", "TokenOption", "claimed"]

TokenOption = Annotated[str, typer.Option("--token-env", help="The environment variable that holds the caller's JWT.")]
TenantOption = Annotated[str | None, typer.Option(help="With the demo's database only: the tenant to ask as.")]
_DEMO_TENANT = "acme"


async def claimed(settings: Settings, token_env: str, tenant: str | None = None) -> Claim:
    """The claim of the token in the environment; with the demo's database, of a token minted here.

    Raises:
        GatewayError: the token is missing or not good.
    """
    token = os.environ.get(token_env)
    if token is None and load().dsn is None:
        token = mint_test_token(
            settings, subject="cli", tenant=tenant_id(tenant or _DEMO_TENANT, load()), role="viewer", ttl_s=60
        )
    if token is None:
        raise TokenMissing(
            f"The environment variable {token_env} holds no token.", hint=f"Put the JWT into {token_env}."
        )
    return await Authenticator.from_settings(settings).claim(token)
