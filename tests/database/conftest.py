"""What the tests of the database share: worlds of their own, invented schemas, tokens, the corpus's schema."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import uuid4

import asyncpg
import jwt
import pytest

from agent_gateway import demo, embedded, policy
from agent_gateway.policy import kit, proposal
from tests.conftest import TEMPLATE
from tests.database import corpus, pooler, recovering
from tests.database.connecting import connected, database

Mint = Callable[..., str]


@pytest.fixture
async def clone(world: demo.World) -> AsyncIterator[demo.World]:
    """A world of this test's own; roles are shared with the others."""
    async with cloned(world) as copied:
        yield copied


@pytest.fixture(scope="session")
def icu() -> None:
    """Whoever asks for it runs only where the server has ICU; see the hook that deselects."""


@pytest.fixture
async def pooled(world: demo.World) -> AsyncIterator[str]:
    """The address of the demo's world behind PgBouncer in transaction mode, with two server connections."""
    if pooler.BOUNCER is None:
        pytest.skip("PgBouncer is not installed (Debian: apt-get install pgbouncer)")
    with pooler.running(world) as dsn:
        await pooler.listening(dsn)
        yield dsn


@pytest.fixture(scope="session")
def standby(postgres_version: embedded.Version) -> Iterator[demo.World]:
    """The demo's world on a server in recovery: nothing can be written there, by anybody."""
    with recovering.started(postgres_version) as world:
        yield world


@asynccontextmanager
async def cloned(world: demo.World) -> AsyncIterator[demo.World]:
    """A copy of the world, dropped at the end."""
    copied = replace(world, database=f"demo_{uuid4().hex[:12]}")
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {copied.database} template {TEMPLATE}")
    async with connected(copied.admin_dsn) as admin:
        await admin.execute(policy.database(demo.DECLARATION))  # a copy has none of these grants
    yield copied
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"drop database {copied.database} with (force)")


@pytest.fixture(scope="module")
async def dsn(world: demo.World, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """A database with the invented `SCHEMA` of the module that asks, under its `NAME`."""
    async with database(world.server, request.module.NAME, request.module.SCHEMA) as dsn:
        yield dsn


@pytest.fixture(scope="module")
async def proposed(dsn: str) -> proposal.Proposal:
    """What `policy init` makes of it."""
    return proposal.propose(await kit.survey(dsn))


@pytest.fixture(scope="module")
def order(proposed: proposal.Proposal, request: pytest.FixtureRequest) -> kit.Order:
    """The same as a declaration, with roles of its own."""
    roles = {role: f"{request.module.NAME}_{role}" for role in ("agent", "application", "owner", "gateway_owner")}
    return kit.Order(replace(proposed.declaration, **roles))


@pytest.fixture(scope="module")
async def built(dsn: str, order: kit.Order) -> kit.Outcome:
    """What became of the kit's run on it."""
    return await kit.apply(dsn, order, kit.KINDS)


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
