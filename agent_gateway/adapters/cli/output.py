"""What the commands print: tables for people on a terminal, JSON for machines, errors on standard error."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from agent_gateway.errors import GatewayError
from agent_gateway.types import Json, ResultSet

__all__ = [
    "FAILED",
    "STDERR",
    "USAGE",
    "Format",
    "FormatOption",
    "complain",
    "console",
    "notice",
    "print_json",
    "print_rows",
    "shown",
]

FAILED = 1
USAGE = 2
STDERR = 2
"""The descriptor that audit records go to where a command prints rows on standard output."""


class Format(StrEnum):
    """How a command prints."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="For people or for machines.")]

console = Console()
_err = Console(stderr=True)


def print_json(value: Any) -> None:  # noqa: ANN401  # whatever JSON takes
    """One JSON document, ASCII only: a value may hold half a surrogate pair, which no encoding of a terminal takes."""
    typer.echo(json.dumps(value, indent=2, default=_moment))


def _moment(value: date) -> str:
    """A date or a time as RFC 3339 writes it."""
    return value.isoformat()


def print_rows(result: ResultSet) -> None:
    """A result as a table, with what was left out below it."""
    table = Table()
    for column in result.columns:
        table.add_column(Text.assemble(shown(column.name), "\n", (column.type, "dim")))
    for row in result.rows:
        table.add_row(*(_cell(value) for value in row))
    console.print(table)
    for cut in result.truncated:
        notice(f"truncated: {cut.reason} at {cut.limit} {cut.unit}")
    if result.hint is not None:
        notice(shown(result.hint))


def _cell(value: Json) -> Text:
    if value is None:
        return Text("null", style="dim")
    return Text(shown(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)))


def shown(text: str) -> str:
    """Without the characters that would steer the terminal."""
    return "".join(char if char.isprintable() or char in "\n\t" else f"\\x{ord(char):02x}" for char in text)


def complain(error: GatewayError) -> None:
    """An error, each of its reasons, and the next move."""
    reasons = [(v.code, v.message, v.hint) for v in error.violations] or [(error.code, error.message, error.hint)]
    for code, message, hint in reasons:
        _err.print(Text.assemble((code, "red"), f": {shown(message)}\n  {shown(hint)}"))
    if error.internal:  # who types commands here is the operator
        _err.print(Text(f"  {shown(error.internal)}", style="dim"))


def notice(text: str) -> None:
    """Something that a person should know, apart from the result."""
    _err.print(Text(text))
