"""Loads the demo's world: an embedded server in, its logins and secrets out. Never touches another server.

It is built under another name and renamed when it is whole, so a loader that was killed leaves nothing half-built;
a digest of all that it is made from tells whether the one that is there is current.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import asyncpg

from agent_gateway import policy
from agent_gateway.demo.product import DECLARATION, TENANTS, canaries, sql, tenants
from agent_gateway.embedded import Server
from agent_gateway.guard import lists

__all__ = ["DECLARATION", "TENANTS", "World", "allowed_functions", "canaries", "install"]

_DATABASE = "demo"
_UNFINISHED = "demo_loading"
_KEY_ID = "gateway"
_LOCK = 7_305_808_869_231_650_148  # any number: two loaders on one server take turns


@dataclass(frozen=True, slots=True)
class World:
    """The loaded world, and what a gateway needs to serve it."""

    server: Server
    database: str
    key_id: str
    """The `kid` of the context key."""
    context_secret: str
    """Signs database tokens."""
    jwt_secret: str
    """Signs test tokens of callers."""
    tenants: Mapping[str, str]
    """Slug to id."""

    @property
    def agent_dsn(self) -> str:
        """The gateway's login."""
        return self.server.dsn(DECLARATION.agent, self.database)

    @property
    def application_dsn(self) -> str:
        """The product's own login, which may write."""
        return self.server.dsn(DECLARATION.application or "", self.database)

    @property
    def admin_dsn(self) -> str:
        """The superuser: for tests, and to show what is behind the walls."""
        return self.server.dsn("postgres", self.database)


async def install(server: Server) -> World:
    """Load the world where it is not there yet, or not in this version; it takes seconds.

    Raises:
        OSError: the secrets cannot be kept in the server's directory.
        asyncpg.PostgresError: the server refuses what is loaded.
    """
    control = await asyncpg.connect(server.dsn("postgres", "postgres"))
    try:
        await control.execute("select pg_advisory_lock($1)", _LOCK)
        context_secret, jwt_secret = _secrets(server.data_dir / "secrets.json")
        world = World(server, _DATABASE, _KEY_ID, context_secret, jwt_secret, TENANTS)
        walls = _walls()
        digest = _digest(world, walls)
        if await control.fetchval(_FIND_MARK, _DATABASE) != digest:
            await _build(control, world, walls, digest)
        return world
    finally:
        await control.close()


_FIND_MARK = "select shobj_description(oid, 'pg_database') from pg_database where datname = $1"
_PEOPLE_FIRST = ("people", "billing", "support", "indexes")
_BESIDE = ("events", "event_indexes")


async def _build(control: asyncpg.Connection, world: World, walls: list[str], digest: str) -> None:
    await control.execute(f"drop database if exists {_UNFINISHED} with (force)")
    await control.execute(f"create database {_UNFINISHED} template template0")
    first, second = [await asyncpg.connect(world.server.dsn("postgres", _UNFINISHED)) for _ in range(2)]
    try:
        await first.execute(walls[0])
        await first.execute(sql("schema"))
        await first.execute(sql("loading"))
        rows = [(i, t.id, t.slug, t.name, t.plan, t.country, t.customers) for i, t in enumerate(tenants(), 1)]
        await first.copy_records_to_table("tenant", schema_name="loading", records=rows)
        await asyncio.gather(_run(first, *map(sql, _PEOPLE_FIRST)), _run(second, *map(sql, _BESIDE)))
        await _run(first, sql("references"), sql("comments"), *walls[1:])
        await first.execute("select agent_gateway.install_key($1, $2)", world.key_id, world.context_secret.encode())
    finally:
        await first.close()
        await second.close()
    await control.execute(sql("cluster"))
    await control.execute(f"comment on database {_UNFINISHED} is {policy.literal(digest)}")
    await control.execute(f"drop database if exists {_DATABASE} with (force)")
    await control.execute(f"alter database {_UNFINISHED} rename to {_DATABASE}")


async def _run(connection: asyncpg.Connection, *scripts: str) -> None:
    for script in scripts:
        await connection.execute(script)


def _walls() -> list[str]:
    """The scripts of the kit, in order: the first needs no table."""
    return [
        policy.context(DECLARATION),
        policy.database(DECLARATION),
        policy.baseline(DECLARATION),
        policy.strict(DECLARATION, allowed_functions()),
    ]


def allowed_functions() -> tuple[str, ...]:
    """The names on the guard's allowlist, for the strict tier."""
    return lists.functions()


def _digest(world: World, walls: list[str]) -> str:
    folder = files(__package__ or "agent_gateway.demo")
    made_of = sorted((entry for entry in folder.iterdir() if entry.name.endswith((".sql", ".csv"))), key=str)
    parts = [entry.read_text("utf-8") for entry in made_of]
    made_from = "\0".join([*parts, *walls, world.key_id, world.context_secret])
    return "agent-gateway " + hashlib.sha256(made_from.encode()).hexdigest()


def _secrets(file: Path) -> tuple[str, str]:
    """The secrets of this server, made on first use; nobody but this account reads them."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        return kept["context_secret"], kept["jwt_secret"]
    except (OSError, ValueError, KeyError):
        made = {"context_secret": secrets.token_hex(32), "jwt_secret": secrets.token_hex(32)}
        fresh = file.with_name(f".{file.name}")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as written:
            json.dump(made, written)
        fresh.replace(file)
        return made["context_secret"], made["jwt_secret"]
