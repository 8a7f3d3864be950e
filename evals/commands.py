"""The commands. Exit codes: 0 everything held, 1 something did not, 2 usage."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, cast

import typer

from agent_gateway import embedded
from agent_gateway.embedded import Server
from evals import accept as accepting
from evals import stage

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@contextmanager
def _server() -> Iterator[Server]:
    """An embedded server that lives as long as the block, in a directory that its account can pass through."""
    with tempfile.TemporaryDirectory(prefix="agent-gateway-evals-") as home:
        Path(home).chmod(0o711)
        with embedded.start(Path(home), settings={"track_activity_query_size": "4096"}) as server:
            yield server


async def _staged(server: Server) -> stage.Stage:
    return await stage.built(server, secret=secrets.token_hex(32))


@app.command()
def accept(*, anew: Annotated[bool, typer.Option("--anew", help="Also what the cases say already.")] = False) -> None:
    """Fill in what new cases do not say yet; read the diff afterwards."""

    async def filled(server: Server) -> int:
        return await accepting.accepted(await _staged(server), anew=anew)

    with _server() as server:
        typer.echo(f"{asyncio.run(filled(server))} cases completed")


@app.callback()
def evals() -> None:
    """Measure whether the walls hold, alone and together, and whether honest questions are still answered."""
