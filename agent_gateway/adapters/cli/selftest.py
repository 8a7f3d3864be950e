"""`agent-gateway selftest`: tries every known way round the walls, now. Exit code 1 where anything succeeded."""

from __future__ import annotations

import asyncio
from typing import Any

import typer
from rich.table import Table
from rich.text import Text

from agent_gateway import selftest
from agent_gateway.adapters.cli.opened import complete
from agent_gateway.adapters.cli.output import FAILED, Format, FormatOption, console, notice, print_json
from agent_gateway.gateway import Gateway, open_gateway
from agent_gateway.settings import load

__all__ = ["proof", "proved"]

_COLOURS = {"held": "green", "warning": "yellow", "undecided": "yellow", "succeeded": "bold red"}


def proof(output: FormatOption = Format.TEXT) -> None:
    """Attack the database as the agent's login, past the guard, and print what held. `serve` does the same first."""
    report = asyncio.run(_report())
    print_json(_wire(report)) if output is Format.JSON else _print(report)
    if report.of("succeeded"):
        raise typer.Exit(FAILED)


async def proved(gateway: Gateway) -> None:
    """Return where everything held; say what the operator should know.

    Raises:
        DatabaseForgeable: something succeeded.
        GatewayError: it could not be tried.
    """
    report = await gateway.proof()
    selftest.demand(report)
    for finding in (*report.of("warning"), *report.of("undecided")):
        notice(f"{finding.outcome}: {_named(finding)} (lint {finding.case.lint}). {finding.case.hint}")


async def _report() -> selftest.Report:
    async with complete(load()) as settings, open_gateway(settings) as gateway:
        return await gateway.proof()


def _named(finding: selftest.Finding) -> str:
    where = ", ".join(filter(None, finding.succeeded or finding.undecided))
    return f"{finding.case.name}: {where}" if where else finding.case.name


def _print(report: selftest.Report) -> None:
    table = Table("attempt", "tried", "", "lint")
    for finding in report.findings:
        outcome = Text(finding.outcome, style=_COLOURS[finding.outcome])
        table.add_row(Text(finding.case.name), str(finding.tried), outcome, finding.case.lint)
    console.print(table)
    for finding in report.findings:
        if finding.outcome != "held":
            console.print(Text.assemble((finding.outcome, _COLOURS[finding.outcome]), f" {_named(finding)}"))
            console.print(Text(f"  lint {finding.case.lint}. {finding.case.hint}"))
    tried = sum(finding.tried for finding in report.findings)
    console.print(f"{tried} attempts in {report.elapsed_ms:.0f} ms", highlight=False)


def _wire(report: selftest.Report) -> dict[str, Any]:
    return {
        "held": not report.of("succeeded"),
        "elapsed_ms": round(report.elapsed_ms, 1),
        "attempts": [
            {
                "name": finding.case.name,
                "outcome": finding.outcome,
                "tried": finding.tried,
                "succeeded": finding.succeeded,
                "undecided": finding.undecided,
                "said": finding.said,
                "lint": finding.case.lint,
                "hint": finding.case.hint,
            }
            for finding in report.findings
        ],
    }
