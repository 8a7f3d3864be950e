"""Where a command looks for the address of a database: in the environment, never among its arguments."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from agent_gateway.errors import SettingsInvalid

__all__ = ["ADMIN_DSN", "DsnOption", "address"]

ADMIN_DSN = "ADMIN_DSN"

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
