"""Where a command looks: for an address in the environment, never among its arguments; for the declaration, here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from agent_gateway.errors import SettingsInvalid

__all__ = ["ADMIN_DSN", "TENANCY", "DsnOption", "address"]

ADMIN_DSN = "ADMIN_DSN"
TENANCY = Path("tenancy.toml")
"""The declaration of the database, in the directory of whoever calls."""

DsnOption = Annotated[
    str,
    typer.Option("--dsn-env", help="The environment variable with the address, as who owns the walls or the tables."),
]


def address(dsn_env: str) -> str:
    """The address in that environment variable.

    Raises:
        SettingsInvalid: there is none.
    """
    dsn = os.environ.get(dsn_env)
    if not dsn:
        raise SettingsInvalid(
            f"The environment variable {dsn_env} holds no address.",
            hint=f"Put it there, so that no password stands in a command line: {dsn_env}=postgresql://…",
        )
    return dsn
