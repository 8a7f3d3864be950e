"""Who types the command: the claim of the token in the environment, or on the demo's data a claim made up here."""

from __future__ import annotations

import os
from typing import Annotated, NoReturn

import typer

from agent_gateway.adapters.cli.opened import tenant_id
from agent_gateway.auth import Authenticator, mint_test_token
from agent_gateway.errors import TokenMissing
from agent_gateway.settings import Settings, load
from agent_gateway.types import Claim

__all__ = ["TenantOption", "TokenOption", "UrlOption", "claimed", "token_given", "token_named"]

TokenOption = Annotated[str, typer.Option("--token-env", help="The environment variable that holds the caller's JWT.")]
UrlOption = Annotated[str | None, typer.Option("--url", help="Ask this gateway over HTTP; no database is needed here.")]
TenantOption = Annotated[str | None, typer.Option(help="With the demo's database only: the tenant to ask as.")]
_DEMO_TENANT = "acme"


async def claimed(settings: Settings, token_env: str, tenant: str | None = None) -> Claim:
    """The claim of `token_given`.

    Raises:
        GatewayError: the token is missing or not good.
    """
    token = token_given(settings, token_env, tenant, ttl_s=60)
    return await Authenticator.from_settings(settings).claim(token)


def token_given(settings: Settings, token_env: str, tenant: str | None, *, ttl_s: int) -> str:
    """The token in the environment; with the demo's database, one that is minted here for `ttl_s` seconds.

    Raises:
        GatewayError: the token is missing.
    """
    token = os.environ.get(token_env)
    if token is None and load().dsn is None:
        token = mint_test_token(
            settings, subject="cli", tenant=tenant_id(tenant or _DEMO_TENANT, load()), role="viewer", ttl_s=ttl_s
        )
    return token or _missing(token_env)


def token_named(token_env: str) -> str:
    """The token in the environment, for a gateway that is somewhere else.

    Raises:
        TokenMissing: there is none.
    """
    return os.environ.get(token_env) or _missing(token_env)


def _missing(token_env: str) -> NoReturn:
    raise TokenMissing(f"The environment variable {token_env} holds no token.", hint=f"Put the JWT into {token_env}.")
