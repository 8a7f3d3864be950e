"""`agent-gateway keys`: installs, lists, rotates and revokes the keys of the tenant context. It prints no secret."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from agent_gateway import context_keys
from agent_gateway.adapters.cli.address import ADMIN_DSN, DsnOption, address
from agent_gateway.adapters.cli.output import Format, FormatOption, console, notice, print_json
from agent_gateway.context_keys import ContextKey
from agent_gateway.errors import SettingsInvalid

__all__ = ["app"]

app = typer.Typer(help="The keys that sign the tenant context inside the database.", no_args_is_help=True)

_MIN_SECRET_BYTES = 32  # RFC 7518, section 3.2
_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")
_DURATION = re.compile(r"(\d{1,6})([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}

KeyArgument = Annotated[str, typer.Argument(metavar="KEY_ID", help="The name of the key: `kid`, context_key_id.")]
SecretEnvOption = Annotated[str | None, typer.Option("--secret-env", help="The environment variable with the secret.")]
SecretFileOption = Annotated[
    Path | None,
    typer.Option("--secret-file", help="The file with the secret; a line break at its end is not part of it."),
]


@app.command("install")
def install(
    key_id: KeyArgument,
    secret_env: SecretEnvOption = None,
    secret_file: SecretFileOption = None,
    dsn_env: DsnOption = ADMIN_DSN,
    output: FormatOption = Format.TEXT,
) -> None:
    """Add a key beside those that are there."""
    secret = _secret(secret_env, secret_file)
    _run(context_keys.install(address(dsn_env), _named(key_id), secret), output)


@app.command("list")
def list_keys(dsn_env: DsnOption = ADMIN_DSN, output: FormatOption = Format.TEXT) -> None:
    """Print the keys and their states, never a secret."""
    _run(context_keys.known(address(dsn_env)), output)


@app.command("rotate")
def rotate(  # noqa: PLR0913  # one for each option
    key_id: KeyArgument,
    *,
    overlap: Annotated[
        str, typer.Option(help="How long the other keys go on to open contexts: 30s, 15m, 1h, 2d.")
    ] = "1h",
    secret_env: SecretEnvOption = None,
    secret_file: SecretFileOption = None,
    dsn_env: DsnOption = ADMIN_DSN,
    output: FormatOption = Format.TEXT,
) -> None:
    """Add a key under a new name, and let the others end after the overlap."""
    secret, time = _secret(secret_env, secret_file), _duration(overlap)
    _run(context_keys.rotate(address(dsn_env), _named(key_id), secret, time), output)


@app.command("revoke")
def revoke(key_id: KeyArgument, dsn_env: DsnOption = ADMIN_DSN, output: FormatOption = Format.TEXT) -> None:
    """End a key at once, and every open transaction's context that it has signed."""
    _run(context_keys.revoke(address(dsn_env), _named(key_id)), output)


def _run(change: Coroutine[Any, Any, tuple[ContextKey, ...]], output: Format) -> None:
    keys = asyncio.run(change)
    if output is Format.JSON:
        print_json([_wire(key) for key in keys])
    else:
        table = Table("key", "state", "opens contexts from", "until")
        for key in keys:
            ends = f"{key.not_after:%Y-%m-%d %H:%M:%S %Z}" if key.not_after else ""
            table.add_row(key.key_id, key.state, f"{key.not_before:%Y-%m-%d %H:%M:%S %Z}", ends)
        console.print(table)
    if not any(key.state in ("usable", "retiring") for key in keys):
        notice("No key is usable: nobody gets an answer until one is installed.")


def _wire(key: ContextKey) -> dict[str, str | None]:
    ends = key.not_after.isoformat() if key.not_after else None
    return {"key_id": key.key_id, "state": key.state, "not_before": key.not_before.isoformat(), "not_after": ends}


def _named(key_id: str) -> str:
    if not _KEY_ID.fullmatch(key_id):
        raise SettingsInvalid("A key cannot be called that.", hint="Use up to 32 letters, digits, `-` and `_`.")
    return key_id


def _secret(env: str | None, file: Path | None) -> str:
    """The secret, as the gateway's own setting has to have it.

    Raises:
        SettingsInvalid: none is given, or two, or one that is too short.
    """
    if (env is None) == (file is None):
        raise SettingsInvalid("Name one place of the secret.", hint="Use --secret-file or --secret-env.")
    try:
        text = file.read_text("utf-8").removesuffix("\n").removesuffix("\r") if file else os.environ.get(env or "", "")
    except (OSError, UnicodeError) as error:
        raise SettingsInvalid(f"The file {file} cannot be read as text: {type(error).__name__}.") from None
    if len(text.encode()) < _MIN_SECRET_BYTES:
        raise SettingsInvalid(
            f"The secret has less than {_MIN_SECRET_BYTES} bytes.", hint="Make one with: openssl rand -hex 32"
        )
    return text


def _duration(text: str) -> timedelta:
    found = _DURATION.fullmatch(text)
    if found is None:
        raise SettingsInvalid(
            f"{text} is no duration.", hint="Write a whole number and s, m, h or d: 30s, 15m, 1h, 2d."
        )
    return timedelta(**{_UNITS[found[2]]: int(found[1])})
