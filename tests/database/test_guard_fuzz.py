"""The guard against PostgreSQL on statements that nobody wrote: names, growing values, syntax inside of itself."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from agent_gateway import guard
from agent_gateway.guard import expansion, recursion
from agent_gateway.types import Approved, Refused
from evals.fuzz import growth, nested
from evals.fuzz.called import ALLOWED
from evals.fuzz.names import READER, SEARCH, TABLES, Told, told
from evals.fuzz.statements import statement
from evals.fuzz.tables import CATALOG
from tests.database.connecting import connected, database

STATEMENTS = 1_500
TELLS_MEMORY = 17
"""PostgreSQL has EXPLAIN (MEMORY) since."""
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
    dice, allowlist = random.Random(1), guard.allowlist(catalog, allow_functions=ALLOWED)  # noqa: S311  # repeatable
    async with connected(dsn) as reader:
        await reader.execute(SEARCH)
        return [await told(reader, allowlist, statement(dice)) for _ in range(STATEMENTS)]


async def test_what_the_guard_approves_the_server_does_not_deny(names_dsn):
    assert [found.sql for found in await asked(names_dsn, CATALOG) if found.leaks] == []


async def test_a_guard_that_hides_nothing_is_found_out(names_dsn):
    assert len([found for found in await asked(names_dsn, OPEN) if found.leaks]) > STATEMENTS // 20


@pytest.fixture(scope="module")
async def fuzz_dsn(world) -> AsyncIterator[str]:
    async with database(world.server, "fuzz", "select 1"):
        yield world.server.dsn("postgres", "fuzz")


async def grown(dsn: str, seed: int, times: int) -> list[str]:
    """The recursions that the guard approves, and in which a value becomes large."""
    allowlist = guard.allowlist(CATALOG)
    async with connected(dsn) as connection:
        await connection.execute(growth.SETTINGS)
        statements = growth.Statements(random.Random(seed), await growth.catalogued(connection))  # noqa: S311  # repeatable
        written = [statements.next() for _ in range(times)]
        approved = [sql for sql in written if isinstance(guard.check(sql, allowlist), Approved)]
        return [sql for sql in approved if await growth.grows(connection, sql)]


async def test_no_value_of_an_approved_recursion_grows(fuzz_dsn):
    assert await grown(fuzz_dsn, 1, STATEMENTS) == []


async def test_a_guard_that_sees_no_growth_lets_values_grow(fuzz_dsn, monkeypatch):
    monkeypatch.setattr(recursion, "multiplies", lambda *_, **__: False)
    assert len(await grown(fuzz_dsn, 2, STATEMENTS // 4)) > STATEMENTS // 400


async def test_what_the_guard_approves_is_planned_in_little_memory(fuzz_dsn):
    dice, allowlist = random.Random(1), guard.allowlist(CATALOG)  # noqa: S311  # repeatable
    async with connected(fuzz_dsn) as connection:
        await connection.execute(nested.SETTINGS)
        written = [nested.nested(dice) for _ in range(STATEMENTS)]
        approved = [sql for sql in written if isinstance(guard.check(sql, allowlist), Approved)]
        assert len(approved) > STATEMENTS // 2
        if connection.get_server_version().major >= TELLS_MEMORY:
            used = [await nested.planned(connection, sql) or 0 for sql in approved]
            assert max(used) < nested.LARGEST_MB


async def test_a_guard_that_counts_no_copies_lets_the_planner_take_memory(fuzz_dsn, monkeypatch):
    chain = "with c0 as (select now()::text as s)"
    for place in range(9):
        chain += f", c{place + 1} as (select (s between symmetric 'a' and 'b')::text as s from c{place})"
    chain += " select s from c9"
    allowlist = guard.allowlist(CATALOG)
    assert isinstance(guard.check(f"{chain} -- with the wall", allowlist), Refused)
    monkeypatch.setattr(expansion, "MAX_PLANNED", 10**9)
    assert isinstance(guard.check(chain, allowlist), Approved)
    async with connected(fuzz_dsn) as connection:
        if connection.get_server_version().major >= TELLS_MEMORY:
            assert (await nested.planned(connection, chain) or 0) > nested.LARGEST_MB // 4
