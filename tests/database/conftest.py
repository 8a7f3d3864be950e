"""A real PostgreSQL for the tests, in a temporary directory: never the user's own, never a mock.

`TEST_POSTGRES_VERSION` chooses 16 or 18.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, cast
from uuid import uuid4

import asyncpg
import jwt
import pytest

from agent_gateway import demo, embedded, policy
from tests.database import corpus
from tests.database.connecting import connected

Mint = Callable[..., str]


@pytest.fixture(scope="session")
def postgres_version() -> embedded.Version:
    version = int(os.environ.get("TEST_POSTGRES_VERSION", "18"))
    assert version in (16, 18)
    return cast("Literal[16, 18]", version)


@pytest.fixture(scope="session")
def server_home() -> Iterator[Path]:
    """A data directory that PostgreSQL's account can pass through, when the tests run as root."""
    with tempfile.TemporaryDirectory(prefix="agent-gateway-test-") as home:
        Path(home).chmod(0o711)
        yield Path(home)


@pytest.fixture(scope="session")
def server(server_home: Path, postgres_version: embedded.Version) -> Iterator[embedded.Server]:
    # a longer text in activity views than by default, so that tests see what they may show
    with embedded.start(
        server_home, version=postgres_version, settings={"track_activity_query_size": "4096"}
    ) as running:
        yield running


@pytest.fixture(scope="session")
async def world(server: embedded.Server) -> demo.World:
    """The demo's world. Whoever changes it takes a `clone` instead."""
    return await demo.install(server)


@pytest.fixture(scope="session")
async def template(world: demo.World) -> demo.World:
    """A copy that nobody connects to, because PostgreSQL copies no database that is in use."""
    copied = replace(world, database="demo_template")
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {copied.database} template {world.database}")
    return copied


@pytest.fixture
async def clone(template: demo.World) -> AsyncIterator[demo.World]:
    """A world of this test's own; roles are shared with the others."""
    copied = replace(template, database=f"demo_{uuid4().hex[:12]}")
    async with connected(template.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {copied.database} template {template.database}")
    async with connected(copied.admin_dsn) as admin:
        await admin.execute(policy.database(demo.DECLARATION))  # a copy has none of these grants
    yield copied
    async with connected(template.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"drop database {copied.database} with (force)")


@pytest.fixture(scope="session")
def mint(world: demo.World) -> Mint:
    """Make a database token as the gateway would; a claim given as None is left out."""

    def make(tenant: str = demo.TENANTS["acme"], role: str = "viewer", **other: Any) -> str:
        claims: dict[str, Any] = {
            "tid": tenant,
            "role": role,
            "sub": "test",
            "aud": "agent-db",
            "db": world.database,
            "exp": int(time.time()) + 60,
        }
        headers = {"kid": other.pop("kid", world.key_id)}
        secret = other.pop("secret", world.context_secret)
        algorithm = other.pop("algorithm", "HS256")
        claims = {name: value for name, value in (claims | other).items() if value is not None}
        return jwt.encode(claims, secret, algorithm=algorithm, headers=headers)

    return make


@pytest.fixture
async def agent(world: demo.World) -> AsyncIterator[asyncpg.Connection]:
    """A connection as the gateway's login."""
    async with connected(world.agent_dsn) as connection:
        yield connection


@pytest.fixture
async def admin(world: demo.World) -> AsyncIterator[asyncpg.Connection]:
    """A superuser's connection, to look behind the walls."""
    async with connected(world.admin_dsn) as connection:
        yield connection


@pytest.fixture(scope="session")
async def corpus_world(world: demo.World) -> corpus.CorpusWorld:
    """The flawed schema of the attack corpus, as it is and behind the kit's walls."""
    return await corpus.load(world)
