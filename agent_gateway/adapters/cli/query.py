"""`agent-gateway query`: one statement through the whole corridor."""

from __future__ import annotations

import asyncio
import os
from dataclasses import asdict
from typing import Annotated

import typer

from agent_gateway import audit
from agent_gateway.adapters.cli.opened import complete, tenant_id
from agent_gateway.adapters.cli.output import Format, FormatOption, print_json, print_rows
from agent_gateway.auth import Authenticator, mint_test_token
from agent_gateway.errors import TokenMissing
from agent_gateway.gateway import open_gateway
from agent_gateway.settings import Settings, load
from agent_gateway.types import Claim, QueryRequest, ResultSet

__all__ = ["query"]

_TokenOption = Annotated[str, typer.Option("--token-env", help="The environment variable that holds the caller's JWT.")]
_DEMO_TENANT = "acme"
_STDERR = 2


def query(
    sql: Annotated[str, typer.Argument(help="One read-only statement.")],
    max_rows: Annotated[int | None, typer.Option(min=1, help="Rows wanted at the most.")] = None,
    token_env: _TokenOption = "AGENT_TOKEN",  # noqa: S107  # the name of a variable
    tenant: Annotated[str | None, typer.Option(help="With the demo's database only: the tenant to ask as.")] = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ask one question and print the rows. The audit record goes to standard error unless a file is set."""
    result = asyncio.run(_answer(QueryRequest(sql, max_rows), token_env, tenant))
    if output is Format.TEXT:
        print_rows(result)
        return
    print_json(
        {
            "columns": [asdict(column) for column in result.columns],
            "rows": result.rows,
            "row_count": len(result.rows),
            "truncated": [asdict(cut) for cut in result.truncated],
            **({} if result.hint is None else {"hint": result.hint}),
            "elapsed_ms": result.elapsed_ms,
            "request_id": result.request_id,
        }
    )


async def _answer(request: QueryRequest, token_env: str, tenant: str | None) -> ResultSet:
    async with complete(load()) as settings:
        claim = await _claimed(settings, token_env, tenant)
        async with open_gateway(settings, log=audit.Log(settings.audit_file, descriptor=_STDERR)) as gateway:
            return await gateway.query(claim, request)


async def _claimed(settings: Settings, token_env: str, tenant: str | None = None) -> Claim:
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
