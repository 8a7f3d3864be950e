"""`agent-gateway check`: the guard alone, without a database."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import TypeAdapter, ValidationError
from rich.text import Text

from agent_gateway import guard
from agent_gateway.adapters.cli.explanation import print_explanation
from agent_gateway.adapters.cli.output import FAILED, USAGE, Format, FormatOption, console, notice, print_json, shown
from agent_gateway.errors import RequestInvalid, SettingsInvalid
from agent_gateway.settings import load
from agent_gateway.types import Approved, Catalog, Refused, Verdict, Violation

__all__ = ["check"]

_CATALOG = TypeAdapter(Catalog)
_UNREADABLE = Violation(
    RequestInvalid.code, "The line is no JSON object with the fields id and sql.", 'Write {"id": 1, "sql": "select 1"}.'
)


def check(
    sql: Annotated[str | None, typer.Argument(help="The statement; `-` reads it from standard input.")] = None,
    catalog: Annotated[
        Path | None, typer.Option(help="What `catalog --format json` printed; the demo's catalog without it.")
    ] = None,
    *,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Tell which judge said what, and how both parsers read it."),
    ] = False,
    batch: Annotated[
        bool, typer.Option("--batch", help='Read JSON lines {"id", "sql"}, write one verdict a line.')
    ] = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Judge statements without running them. Exit code 1 where one is refused."""
    if (sql is None) != batch or (batch and explain):
        notice("give one statement, or --batch with statements on standard input; --explain takes one statement")
        raise typer.Exit(USAGE)
    settings = load()
    allowlist = guard.allowlist(
        _catalog(catalog),
        allow_functions=settings.allow_functions,
        max_chars=settings.max_sql_chars,
        stable_plans=settings.stable_plans,
    )
    if batch:
        verdicts = [_judged(line, allowlist) for line in sys.stdin.buffer if line.strip()]
    else:
        text = sys.stdin.read() if sql == "-" else str(sql)
        verdict = guard.check(text, allowlist)
        verdicts = [verdict]
        if explain:
            explanation = guard.explain(text, allowlist)
            print_json(asdict(explanation)) if output is Format.JSON else print_explanation(explanation)
        else:
            print_json(_wire(verdict, allowlist)) if output is Format.JSON else _print(verdict)
    if not all(isinstance(verdict, Approved) for verdict in verdicts):
        raise typer.Exit(FAILED)


def _catalog(path: Path | None) -> Catalog:
    try:
        text = path.read_bytes() if path else files("agent_gateway.demo").joinpath("catalog.json").read_bytes()
        return _CATALOG.validate_json(text)
    except (OSError, ValidationError) as error:
        fault = error.strerror if isinstance(error, OSError) else f"{error.error_count()} faults"
        raise SettingsInvalid(
            f"{path} is not a catalog: {fault}", hint="Write one with: agent-gateway catalog --format json"
        ) from None


def _judged(line: bytes, allowlist: guard.Allowlist) -> Verdict:
    """The verdict on one line, printed at once; a line that cannot be read is refused and the next one is judged."""
    try:
        asked: dict[str, Any] = json.loads(line)
        name, text = asked.get("id"), asked["sql"]
        verdict = guard.check(text, allowlist) if isinstance(text, str) else Refused("", (_UNREADABLE,))
    except (ValueError, KeyError, AttributeError):
        name, verdict = None, Refused("", (_UNREADABLE,))
    typer.echo(json.dumps({"id": name} | _wire(verdict, allowlist)))
    return verdict


def _wire(verdict: Verdict, allowlist: guard.Allowlist) -> dict[str, Any]:
    fingerprint = guard.fingerprint(verdict.sql, allowlist) if verdict.sql else ""
    if isinstance(verdict, Approved):
        return {
            "verdict": "approved",
            "fingerprint": fingerprint,
            "relations": verdict.relations,
            "functions": verdict.functions,
            "violations": [],
        }
    violations = [
        {"code": v.code, "message": v.message, "hint": v.hint, "fragment": v.fragment} for v in verdict.violations
    ]
    return {"verdict": "refused", "fingerprint": fingerprint, "violations": violations}


def _print(verdict: Verdict) -> None:
    if isinstance(verdict, Approved):
        console.print("[green]approved[/green]", f"reads {', '.join(verdict.relations) or 'nothing'}", highlight=False)
    for violation in () if isinstance(verdict, Approved) else verdict.violations:
        console.print(Text.assemble((violation.code, "red"), f"  {shown(violation.fragment)}"))
        console.print(f"  {shown(violation.message)}\n  {shown(violation.hint)}", markup=False, highlight=False)
