"""`agent-gateway policy pgtap`: prints assertions that prove the walls, for pg_prove. It connects to nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from agent_gateway.adapters.cli.address import TENANCY
from agent_gateway.errors import SettingsInvalid
from agent_gateway.policy import pgtap, tenancy

__all__ = ["assertions"]


def assertions(
    tenancy_file: Annotated[Path, typer.Option("--tenancy", help="The declaration.")] = TENANCY,
    seed: Annotated[
        Path | None, typer.Option(help="SQL that makes rows of two tenants, where the database has none.")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="The file to write; standard output without it.")] = None,
) -> None:
    """Print pgTAP assertions that prove the walls of a database. Run them with pg_prove, on a copy."""
    try:
        rows = seed.read_text("utf-8") if seed else ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsInvalid(f"{seed} cannot be read: {type(error).__name__}.", hint="Name a file of SQL.") from None
    text = pgtap.script(tenancy.read(tenancy_file), rows)
    if output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text, "utf-8")
