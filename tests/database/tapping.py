"""Runs a pgTAP file on a database of the tests, with psql as pg_prove does, or with pg_prove itself.

pgTAP is no package of pip. Where Debian's is installed it is used (postgresql-15-pgtap: plain SQL, good for every
version); elsewhere a stand-in for the three functions that the file calls.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from agent_gateway import embedded
from agent_gateway.embedded import programs
from tests import postgres

__all__ = ["PGTAP", "PG_PROVE", "Tapped", "load", "prove", "tap"]

_STAND_IN = Path(__file__).parents[1] / "corpus" / "pgtap" / "stand_in.sql"
_INSTALLED = sorted(Path("/usr/share/postgresql").glob("*/extension/pgtap.sql"))
PGTAP = _INSTALLED[-1] if _INSTALLED else None
"""The SQL of pgTAP, where it is installed."""
PG_PROVE = shutil.which("pg_prove")

_LINE = re.compile(r"^(not )?ok \d+ - (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Tapped:
    """What a run said."""

    passed: tuple[str, ...]
    failed: tuple[str, ...]
    planned: int
    text: str


def psql(server: embedded.Server) -> Path:
    """The client of the server's own version."""
    return programs.find(server.version, server.data_dir.parent, postgres.PROGRAMS).directory / "psql"


async def load(admin: asyncpg.Connection) -> None:
    """Put pgTAP's functions into a schema of their own."""
    text = PGTAP.read_text("utf-8") if PGTAP else _STAND_IN.read_text("utf-8").partition("create schema tap;\n")[2]
    await admin.execute(f"create schema tap; set search_path = tap, pg_catalog; {text}; reset search_path")


async def tap(
    server: embedded.Server, database: str, file: Path, *, user: str = "postgres", breaking: str = ""
) -> Tapped:
    """Run the file as pg_prove would, on a database that is broken until the file's own ROLLBACK."""
    before = ["-c", "begin", "-c", breaking] if breaking else []
    options = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", *before, "-f", str(file)]
    process = await asyncio.create_subprocess_exec(
        psql(server),
        *options,
        server.dsn(user, database),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    text = said.decode()
    assert process.returncode == 0, text
    lines = _LINE.findall(text)
    planned = re.search(r"^1\.\.(\d+)$", text, re.MULTILINE)
    assert planned, text
    passed, failed = (tuple(name for bad, name in lines if bool(bad) is wanted) for wanted in (False, True))
    return Tapped(passed, failed, int(planned[1]), text)


async def prove(server: embedded.Server, database: str, file: Path) -> tuple[int, str]:
    """Exit code and words of pg_prove."""
    assert PG_PROVE
    where = ["--host", str(server.socket_dir), "--port", str(server.port), "--username", "postgres"]
    process = await asyncio.create_subprocess_exec(
        PG_PROVE, "--psql-bin", str(psql(server)), *where, "--dbname", database, str(file),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await process.communicate()
    return process.returncode or 0, said.decode()
