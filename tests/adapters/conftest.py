"""The doors are tried on a corridor without rooms, and on the same real PostgreSQL as the rooms themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncGenerator, Callable

import httpx
import pytest

from tests.adapters.corridor import BEARER, Corridor, client


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
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `agent-gateway` as a user would, with nothing of ours in the environment but what is given."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("AGENT_GATEWAY_")}
        return subprocess.run(
            [sys.executable, "-m", "agent_gateway", *arguments],
            env=clean | {"COLUMNS": "200"} | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run
