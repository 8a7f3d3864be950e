"""`agent-gateway eval`: what each of some tenants sees of each relation, on your own database. Exit code 1: a leak."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from agent_gateway import demo, embedded, leaks
from agent_gateway.adapters.cli.address import ADMIN_DSN, TENANCY, DsnOption, address
from agent_gateway.adapters.cli.opened import EMBEDDED
from agent_gateway.adapters.cli.output import FAILED, Format, FormatOption, console, notice, print_json, shown
from agent_gateway.gateway import open_gateway
from agent_gateway.policy import Declaration, tenancy
from agent_gateway.settings import Settings, load

__all__ = ["measured"]

_MEANING = {
    "leak": "rows of others are seen",
    "blind": "not even the tenant's own rows are seen, so zero proves nothing",
    "undecided": "no answer",
}
_EVIDENCE = {
    "tenant column": "the tenant column names somebody else",
    "canaries": "values stand there that only another tenant has",
    "same for all": "every tenant sees the same rows, and it is not declared as shared",
}
_COLOURS = {"zero": "green", "leak": "bold red", "blind": "yellow", "undecided": "yellow"}


def measured(
    dsn_env: DsnOption = ADMIN_DSN,
    tenancy_file: Annotated[
        Path | None, typer.Option("--tenancy", help="The declaration; ./tenancy.toml, or the demo's, without it.")
    ] = None,
    *,
    tenant: Annotated[
        list[str] | None, typer.Option(help="A tenant that acts; picked from the data without it.")
    ] = None,
    acting: Annotated[int, typer.Option(min=2, max=50, help="How many tenants are picked.")] = 4,
    output: FormatOption = Format.TEXT,
) -> None:
    """Count what each tenant sees of the others, relation by relation, past the guard. It reads, and prints no row.

    AGENT_GATEWAY_DSN and AGENT_GATEWAY_CONTEXT_SECRET are the gateway's. The other login sees all tenants; it picks
    tenants and canaries.
    """
    matrix = asyncio.run(_matrix(load(), dsn_env, tenancy_file, tuple(tenant or ()), acting))
    print_json(_wire(matrix)) if output is Format.JSON else _print(matrix)
    if matrix.named:
        raise typer.Exit(FAILED)


async def _matrix(
    settings: Settings, dsn_env: str, path: Path | None, tenants: tuple[str, ...], acting: int
) -> leaks.Matrix:
    if settings.dsn is not None:
        return await _looked(settings, address(dsn_env), _plan(tenancy.read(path or TENANCY), tenants, acting))
    declaration = tenancy.read(path) if path else demo.DECLARATION
    with embedded.start(settings.data_dir) as server:
        world = await demo.install(server)
        notice(EMBEDDED)
        return await _looked(demo.settings_for(settings, world), world.admin_dsn, _plan(declaration, tenants, acting))


async def _looked(settings: Settings, dsn: str, plan: leaks.Plan) -> leaks.Matrix:
    async with open_gateway(settings) as gateway:
        return await leaks.run(dsn, gateway.locked, plan)


def _plan(declaration: Declaration, tenants: tuple[str, ...], acting: int) -> leaks.Plan:
    return leaks.Plan(
        tables=tuple(leaks.Table(t.schema, t.name, t.tenant_column) for t in declaration.tenant_tables),
        shared=frozenset((t.schema, t.name) for t in declaration.shared_tables),
        views=frozenset((view.schema, view.name) for view in declaration.views),
        tenant_column=declaration.tenant_column,
        agent=declaration.agent,
        tenants=tenants,
        acting=acting,
    )


def _print(matrix: leaks.Matrix) -> None:
    table = Table()
    table.add_column("relation", no_wrap=True)
    for tenant in matrix.tenants:
        table.add_column(escape(shown(tenant)), justify="right")
    cells = {(cell.relation, cell.tenant): cell for cell in matrix.cells}
    for relation in matrix.relations:
        row = [cells[relation.label, tenant] for tenant in matrix.tenants]
        told = [
            Text(str(c.foreign) if c.status in ("zero", "leak") else c.status, style=_COLOURS[c.status]) for c in row
        ]
        table.add_row(Text(shown(relation.label), style="" if relation.declared else "yellow"), *told)
    console.print(table)
    for name in matrix.named:
        worst = [cell for cell in matrix.cells if cell.relation == name and cell.status != "zero"]
        console.print(
            Text.assemble((worst[0].status, _COLOURS[worst[0].status]), f" {shown(name)}: {_reason(worst[0])}")
        )
    undeclared = [relation.label for relation in matrix.relations if not relation.declared]
    if undeclared:
        console.print(f"not declared, and readable by the agent: {shown(', '.join(undeclared))}", highlight=False)
    leaking = f"{len(matrix.named)} of {len(matrix.relations)} relations are not all zero"
    looked = f"{len(matrix.tenants)} tenants, {matrix.canaries} canaries, {matrix.elapsed_ms:.0f} ms"
    console.print(f"{leaking}; {looked}", highlight=False)


def _reason(cell: leaks.Cell) -> str:
    if cell.status == "leak":
        return f"{_EVIDENCE.get(cell.evidence, _MEANING['leak'])}; agent-gateway lint tells why"
    return f"{_MEANING[cell.status]}{f' ({cell.said})' if cell.said else ''}"


def _wire(matrix: leaks.Matrix) -> dict[str, Any]:
    return {
        "held": not matrix.named,
        "tenants": matrix.tenants,
        "canaries": matrix.canaries,
        "elapsed_ms": round(matrix.elapsed_ms, 1),
        "named": matrix.named,
        "undeclared": [relation.label for relation in matrix.relations if not relation.declared],
        "cells": [
            {
                "relation": cell.relation,
                "tenant": cell.tenant,
                "status": cell.status,
                "foreign": cell.foreign,
                "evidence": cell.evidence,
                "said": cell.said,
            }
            for cell in matrix.cells
        ],
    }
