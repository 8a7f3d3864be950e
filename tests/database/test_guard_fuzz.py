"""The guard's reading of names against PostgreSQL's own, on statements that nobody wrote."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from agent_gateway import guard
from evals.fuzz.names import READER, SEARCH, TABLES, Told, told
from evals.fuzz.statements import statement
from evals.fuzz.tables import CATALOG
from tests.database.connecting import connected, database

STATEMENTS = 1_500
OPEN = replace(
    CATALOG,
    relations=tuple(
        replace(relation, columns=tuple(replace(column, readable=True) for column in relation.columns))
        for relation in CATALOG.relations
    ),
)
"""What a guard is told that has no wall of its own."""


@pytest.fixture(scope="module")
async def names_dsn(world) -> AsyncIterator[str]:
    async with database(world.server, "names", TABLES):
        yield world.server.dsn(READER, "names")
    async with connected(world.server.dsn("postgres", "postgres")) as admin:
        await admin.execute(f"drop role {READER}")


async def asked(dsn: str, catalog) -> list[Told]:
    dice, allowlist = random.Random(1), guard.allowlist(catalog)  # noqa: S311  # repeatable
    async with connected(dsn) as reader:
        await reader.execute(SEARCH)
        return [await told(reader, allowlist, statement(dice)) for _ in range(STATEMENTS)]


async def test_what_the_guard_approves_the_server_does_not_deny(names_dsn):
    assert [found.sql for found in await asked(names_dsn, CATALOG) if found.leaks] == []


async def test_a_guard_that_hides_nothing_is_found_out(names_dsn):
    assert len([found for found in await asked(names_dsn, OPEN) if found.leaks]) > STATEMENTS // 20
