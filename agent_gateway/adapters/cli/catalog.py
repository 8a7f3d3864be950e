"""`agent-gateway catalog`: what may be queried."""

from __future__ import annotations

import asyncio

import typer
from pydantic import TypeAdapter
from rich.table import Table
from rich.text import Text

from agent_gateway.adapters.cli.opened import complete
from agent_gateway.adapters.cli.output import Format, FormatOption, console
from agent_gateway.gateway import open_gateway
from agent_gateway.settings import load
from agent_gateway.types import Catalog

__all__ = ["catalog"]

_CATALOG = TypeAdapter(Catalog)


def catalog(output: FormatOption = Format.TEXT) -> None:
    """Print the tables, columns and functions that statements may use; JSON names hidden columns too, for `check`."""
    known = asyncio.run(_read())
    if output is Format.JSON:
        typer.echo(_CATALOG.dump_json(known, indent=2).decode())
        return
    table = Table("table", "column", "type", "comment")
    for relation in known.relations:
        table.add_row(Text(f"{relation.schema}.{relation.name}", style="bold"), "", relation.kind, relation.comment)
        for column in relation.columns:
            if column.readable:
                table.add_row("", Text(column.name), Text(column.type), Text(column.comment or ""))
    for function in known.functions:
        name = Text(f"{function.schema}.{function.name}({function.arguments})", style="bold")
        table.add_row(name, "", Text(function.returns), Text(function.comment or ""))
    console.print(table)


async def _read() -> Catalog:
    async with complete(load()) as settings, open_gateway(settings) as gateway:
        return await gateway.schema.catalog()
