"""Loading the demo's world: again, at once, after a kill, after a change."""

from __future__ import annotations

import asyncio
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import jwt
import pytest

from agent_gateway import demo, embedded
from agent_gateway.demo import World
from tests.database.conftest import Mint
from tests.database.connecting import connected


@pytest.fixture(scope="module")
def own_server(postgres_version: embedded.Version) -> Iterator[embedded.Server]:
    with tempfile.TemporaryDirectory(prefix="agent-gateway-test-") as home:
        Path(home).chmod(0o711)
        with embedded.start(Path(home), version=postgres_version) as server:
            yield server


@pytest.fixture(scope="module")
async def own(own_server: embedded.Server) -> World:
    """A world on a server of its own, which these tests may rebuild; loaded by two at once."""
    first, second = await asyncio.gather(demo.install(own_server), demo.install(own_server))
    assert first == second
    return first


async def identity(world: World) -> int:
    """Another number when the database was built anew."""
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        return int(await control.fetchval("select oid from pg_database where datname = $1", world.database))


async def enters(world: World, token: str) -> bool:
    async with connected(world.agent_dsn) as agent:
        try:
            await agent.fetchval("select agent_gateway.enter($1)", token)
        except asyncpg.InvalidAuthorizationSpecificationError:
            return False
    return True


async def test_a_second_install_keeps_the_world(own: World) -> None:
    before = await identity(own)
    assert await demo.install(own.server) == own
    assert await identity(own) == before


async def test_what_a_killed_loader_left_is_cleared_away(own: World) -> None:
    async with connected(own.server.dsn("postgres", "postgres")) as control:
        await control.execute("create database demo_loading template template0")
        await control.execute("comment on database demo is 'another version'")
    before = await identity(own)
    await demo.install(own.server)
    assert await identity(own) != before
    async with connected(own.server.dsn("postgres", "postgres")) as control:
        assert not await control.fetchval("select count(*) from pg_database where datname = 'demo_loading'")
    async with connected(own.admin_dsn) as admin:
        assert await admin.fetchval("select count(*) from app.tenants") == len(demo.TENANTS)


async def test_the_secrets_are_readable_by_one_account(own: World) -> None:
    mode = (own.server.data_dir / "secrets.json").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


async def test_lost_secrets_are_replaced_and_the_old_ones_open_nothing(own: World, mint: Mint) -> None:
    old = mint(secret=own.context_secret)
    assert await enters(own, old)
    (own.server.data_dir / "secrets.json").unlink()
    renewed = await demo.install(own.server)
    assert not await enters(renewed, old)
    claims = jwt.decode(old, options={"verify_signature": False})
    assert await enters(renewed, jwt.encode(claims, renewed.context_secret, headers={"kid": renewed.key_id}))
