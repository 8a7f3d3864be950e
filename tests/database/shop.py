"""A shop behind the kit: a database that is not the demo, and stories of how it is broken."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

from agent_gateway import demo, embedded, policy
from agent_gateway.policy import tenancy
from tests.database.connecting import connected

__all__ = ["FOLDER", "SECRET", "STORIES", "broken", "built", "named_by"]

FOLDER = Path(__file__).parents[1] / "corpus" / "leaks"
DECLARATION = tenancy.read(FOLDER / "tenancy.toml")
SECRET = "a secret of the shop's gateway that is long enough"  # noqa: S105  # that is its point
STORIES = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.sql")) if path.stem != "shop"}


@asynccontextmanager
async def built(server: embedded.Server) -> AsyncIterator[str]:
    """The name of the database."""
    database = f"shop_{uuid4().hex[:8]}"
    async with connected(server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {database} template template0")
    async with connected(server.dsn("postgres", database)) as admin:
        await admin.execute(policy.context(DECLARATION))
        await admin.execute((FOLDER / "shop.sql").read_text("utf-8"))
        for script in (
            policy.database(DECLARATION), policy.baseline(DECLARATION),
            policy.strict(DECLARATION, demo.allowed_functions()),
        ):  # fmt: skip
            await admin.execute(script)
        await admin.execute("select agent_gateway.install_key('gateway', $1)", SECRET.encode())
        await admin.execute("analyze")
    yield database
    await _dropped(server, database)


@asynccontextmanager
async def broken(server: embedded.Server, shop: str, *stories: str) -> AsyncIterator[str]:
    """The name of a copy in which something was broken."""
    database = f"{shop}_{uuid4().hex[:6]}"
    async with connected(server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {database} template {shop}")
    async with connected(server.dsn("postgres", database)) as admin:
        await admin.execute(policy.database(DECLARATION))
        for story in stories:
            await admin.execute(STORIES[story])
    yield database
    await _dropped(server, database)


async def _dropped(server: embedded.Server, database: str) -> None:
    async with connected(server.dsn("postgres", "postgres")) as control:
        await control.execute(f"drop database {database} with (force)")


def named_by(story: str) -> str:
    """The relation that the linter of leaks has to name."""
    found = re.search(r"-- names: (\S+)", STORIES[story])
    assert found
    return found[1]
