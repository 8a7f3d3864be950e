"""`agent-gateway demo`: one screen that shows the walls at work. Exit code 1 where anything leaked."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import orjson
import typer
from rich.table import Table
from rich.text import Text

from agent_gateway import demo as world
from agent_gateway import embedded
from agent_gateway.adapters.cli.output import FAILED, Format, FormatOption, console, notice, print_json
from agent_gateway.auth import mint_test_token
from agent_gateway.demo import show
from agent_gateway.gateway import Gateway, open_gateway
from agent_gateway.settings import Settings, load
from agent_gateway.types import ResultSet

__all__ = ["demo"]

_TOKEN_TTL_S = 86_400


def demo(output: FormatOption = Format.TEXT) -> None:
    """Start PostgreSQL, load invented tenants, ask as two of them, attack, and show what held."""
    report = asyncio.run(_performed(output))
    if report.leaked:
        raise typer.Exit(FAILED)


async def _performed(output: Format) -> show.Report:
    began = time.perf_counter()
    async with _opened() as (settings, gateway):
        answers = await show.answers(gateway)
        first_row_s = time.perf_counter() - began
        if output is Format.TEXT:
            notice(f"PostgreSQL started, data loaded, first row of a tenant after {first_row_s:.1f} s")
            _print_answers(answers)
        report = show.Report(answers, await show.findings(gateway))
    if output is Format.JSON:
        print_json(_wire(report, first_row_s))
        return report
    _print_findings(report)
    _print_next(settings)
    return report


@asynccontextmanager
async def _opened() -> AsyncGenerator[tuple[Settings, Gateway]]:
    given = load()
    with embedded.start(given.data_dir) as server:
        settings = world.settings_for(given, await world.install(server))
        recorded = settings.model_copy(
            update={"audit_file": server.data_dir / "audit.jsonl", "statement_timeout_ms": show.PATIENCE_MS}
        )
        async with open_gateway(recorded) as gateway:
            yield recorded, gateway


def _print_answers(answers: Mapping[str, ResultSet]) -> None:
    table = Table(title=f"\n{show.QUESTION} The same SQL, asked with the tokens of two tenants", title_justify="left")
    for slug in answers:
        table.add_column(slug)
    for rows in zip(*(result.rows for result in answers.values()), strict=True):
        table.add_row(*(f"{customer}: {paid} USD" for customer, _, paid in rows))
    console.print(table)


def _print_findings(report: show.Report) -> None:
    table = Table(title=f"\nAttacks on {show.OTHER}, asked with {show.ASKING}'s token", title_justify="left")
    for title in ("attack", "the guard", "guard off: the database", ""):
        table.add_column(title)
    for finding in report.findings:
        verdict = Text("LEAK", style="bold red") if finding.leaked else Text("held", style="green")
        guard = Text(finding.guard or "an honest read", style="" if finding.guard else "dim")
        table.add_row(Text(finding.attack.name), guard, Text(finding.database), verdict)
    console.print(table)


def _print_next(settings: Settings) -> None:
    token = mint_test_token(
        settings, subject="demo", tenant=world.TENANTS[show.ASKING], role="viewer", ttl_s=_TOKEN_TTL_S
    )
    body = orjson.dumps({"sql": "select count(*) from invoices"}).decode()
    console.print("\nServe it:  [bold]agent-gateway serve[/bold]   then ask (this token is good for a day):")
    typer.echo(
        f"curl -s http://{settings.host}:{settings.port}/v1/query -H 'Content-Type: application/json' "
        f"-H 'Authorization: Bearer {token}' -d '{body}'"
    )


def _wire(report: show.Report, first_row_s: float) -> dict[str, Any]:
    return {
        "leaked": report.leaked,
        "first_row_s": round(first_row_s, 3),
        "question": show.QUESTION,
        "answers": {slug: result.rows for slug, result in report.answers.items()},
        "attacks": [
            {
                "name": finding.attack.name,
                "sql": finding.attack.sql,
                "guard": finding.guard or None,
                "database": finding.database,
                "leaked": finding.leaked,
            }
            for finding in report.findings
        ],
    }
