"""The doors are tried on a corridor without rooms, and on the same real PostgreSQL as the rooms themselves."""

from __future__ import annotations

import os
import subprocess
from collections.abc import AsyncGenerator, Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.adapters.corridor import BEARER, Corridor, client
from tests.adapters.typist import Typist, typist


@pytest.fixture
def corridor() -> Corridor:
    return Corridor()


@pytest.fixture
async def caller(corridor: Corridor) -> AsyncGenerator[httpx.AsyncClient]:
    """Somebody with a good token."""
    async with client(corridor.app(), headers=BEARER) as made:
        yield made


@pytest.fixture
async def stranger(corridor: Corridor) -> AsyncGenerator[httpx.AsyncClient]:
    """Somebody without one."""
    async with client(corridor.app()) as made:
        yield made


@pytest.fixture(scope="session")
def typing() -> Iterator[Typist]:
    with typist() as started:
        yield started


@pytest.fixture(scope="session")
def command(typing: Typist) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `agent-gateway` as a user would, with nothing of ours in the environment but what is given."""

    def run(
        *arguments: str, cwd: Path | None = None, given: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("AGENT_GATEWAY_")}
        return typing.type(arguments, clean | {"COLUMNS": "200"} | environment, cwd or Path.cwd(), given)

    return run
