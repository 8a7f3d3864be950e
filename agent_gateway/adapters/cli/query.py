"""`agent-gateway query`: one statement through the whole corridor."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from agent_gateway import audit, tool
from agent_gateway.adapters.cli.caller import TenantOption, TokenOption, claimed
from agent_gateway.adapters.cli.opened import complete
from agent_gateway.adapters.cli.output import STDERR, Format, FormatOption, print_json, print_rows
from agent_gateway.gateway import open_gateway
from agent_gateway.settings import load
from agent_gateway.types import QueryRequest, ResultSet

__all__ = ["query"]


def query(
    sql: Annotated[str, typer.Argument(help="One read-only statement.")],
    max_rows: Annotated[int | None, typer.Option(min=1, help="Rows wanted at the most.")] = None,
    token_env: TokenOption = "AGENT_TOKEN",  # noqa: S107  # the name of a variable
    tenant: TenantOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Ask one question and print the rows. The audit record goes to standard error unless a file is set."""
    result = asyncio.run(_answer(QueryRequest(sql, max_rows), token_env, tenant))
    print_rows(result) if output is Format.TEXT else print_json(tool.structured(result))


async def _answer(request: QueryRequest, token_env: str, tenant: str | None) -> ResultSet:
    async with complete(load()) as settings:
        claim = await claimed(settings, token_env, tenant)
        async with open_gateway(settings, log=audit.Log(settings.audit_file, descriptor=STDERR)) as gateway:
            return await gateway.query(claim, request)
