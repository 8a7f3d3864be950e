"""The command: options in, a printed report and an exit code out."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from agent_gateway import demo, embedded
from agent_gateway.adapters.cli.address import TENANCY, address
from agent_gateway.adapters.cli.lint import markdown, sarif, text, wire
from agent_gateway.adapters.cli.lint.attack import attacked
from agent_gateway.adapters.cli.opened import EMBEDDED
from agent_gateway.adapters.cli.output import FAILED, notice, print_json
from agent_gateway.errors import SettingsInvalid
from agent_gateway.policy import Declaration, linter, tenancy
from agent_gateway.settings import Settings, load

__all__ = ["lint"]


class ReportFormat(StrEnum):
    """How the findings are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    MARKDOWN = "markdown"


def lint(  # noqa: PLR0913  # one for each option
    dsn_env: Annotated[
        str | None, typer.Option(help="The environment variable with the address; AGENT_GATEWAY_DSN without it.")
    ] = None,
    tenancy_file: Annotated[
        Path | None, typer.Option("--tenancy", help="The declaration; ./tenancy.toml, or the demo's, without it.")
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(help="Only these codes or beginnings of codes: RLS,TEN001")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these.")] = None,
    output: Annotated[
        ReportFormat, typer.Option("--format", help="For people, programs, code scanning, or a ticket.")
    ] = ReportFormat.TEXT,
    *,
    explain: Annotated[str | None, typer.Option(metavar="CODE", help="Say what a lint is about, and stop.")] = None,
    checklist: Annotated[bool, typer.Option("--checklist", help="The seven points before shipping, instead.")] = False,
) -> None:
    """Look for what stands open in a database. Exit code 1 where something critical or high is not waived."""
    if explain is not None:
        found = linter.found(explain)
        print_json(wire.lint(found)) if output is ReportFormat.JSON else text.explain(found)
        return
    chosen = linter.chosen(_codes(select), _codes(ignore))
    today = datetime.now(UTC).date()
    with _opened(load(), dsn_env, tenancy_file) as (dsn, declaration, path, agent):
        if checklist:
            attack = asyncio.run(attacked(agent, declaration))
            points = asyncio.run(linter.check_off(dsn, declaration, today, attack))
            _print_points(points, output)
            failed = any(point.outcome == "fail" for point in points)
        else:
            report = asyncio.run(linter.run(dsn, declaration, chosen, today))
            _print(report, output, path)
            failed = report.failed
    if failed:
        raise typer.Exit(FAILED)


def _codes(given: list[str] | None) -> list[str]:
    return [code for codes in given or () for code in codes.split(",")]


@contextmanager
def _opened(
    settings: Settings, dsn_env: str | None, path: Path | None
) -> Generator[tuple[str, Declaration, Path | None, Settings]]:
    """Where to look, what is declared, in which file, and the settings of the gateway that serves it.

    Without an address, it is the demo's world until the block ends.

    Raises:
        SettingsInvalid: the environment or the file does not hold what is needed.
    """
    dsn = _address(settings, dsn_env)
    if dsn is not None:
        file = path or TENANCY
        yield dsn, _allowing(tenancy.read(file), settings), file, settings
        return
    declaration = tenancy.read(path) if path else demo.DECLARATION
    with embedded.start(settings.data_dir) as server:
        world = asyncio.run(demo.install(server))
        notice(EMBEDDED)
        yield world.application_dsn, _allowing(declaration, settings), path, demo.settings_for(settings, world)


def _address(settings: Settings, dsn_env: str | None) -> str | None:
    if dsn_env is None:
        return settings.dsn.get_secret_value() if settings.dsn else None
    return address(dsn_env)


def _allowing(declaration: Declaration, settings: Settings) -> Declaration:
    """What the guard lets through is called by the agent, wherever it was allowed."""
    allowed = {tenancy.named(name, declaration.schemas[0]) for name in settings.allow_functions}
    return replace(declaration, functions=tuple(sorted({*declaration.functions, *allowed})))


def _print(report: linter.Report, output: ReportFormat, path: Path | None) -> None:
    match output:
        case ReportFormat.JSON:
            print_json(wire.report(report))
        case ReportFormat.SARIF:
            print_json(sarif.log(report, path))
        case ReportFormat.MARKDOWN:
            typer.echo(markdown.report(report))
        case ReportFormat.TEXT:
            text.report(report)


def _print_points(points: tuple[linter.Point, ...], output: ReportFormat) -> None:
    match output:
        case ReportFormat.JSON:
            print_json(wire.points(points))
        case ReportFormat.MARKDOWN:
            typer.echo(markdown.points(points))
        case ReportFormat.TEXT:
            text.points(points)
        case ReportFormat.SARIF:
            raise SettingsInvalid("The checklist is not written as SARIF.", hint="Choose text, json or markdown.")
