"""The doors are tried on a corridor without rooms, and on the same real PostgreSQL as the rooms themselves."""

from __future__ import annotations

from collections.abc import AsyncGenerator

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
