"""The guard's reading of names against PostgreSQL's own: the column grants of the strict tier say the same."""

from __future__ import annotations

import pytest

from tests import corpus
from tests.database.conftest import Mint
from tests.database.connecting import connected, refusal
from tests.database.corpus import TENANT, CorpusWorld

_DENIED = "42501"
_NOT_IN_16 = {"42601", "42883"}


def _lines(name: str) -> list[str]:
    return [line for line in (corpus.FOLDER / "names" / name).read_text("utf-8").splitlines() if line[:3] != "-- "]


async def _sqlstate(corpus_world: CorpusWorld, mint: Mint, sql: str) -> str | None:
    async with connected(corpus_world.walled_dsn) as agent, agent.transaction(readonly=True):
        await agent.execute("select agent_gateway.enter($1)", mint(TENANT, db=corpus_world.walled_database))
        # counted by the server, because asyncpg would look unknown types up in the closed catalogs
        return await refusal(agent, f"declare answer no scroll cursor for {sql}")


@pytest.mark.parametrize("sql", _lines("readable.sql"))
async def test_what_the_guard_lets_be_read_the_server_reads(
    corpus_world: CorpusWorld, mint: Mint, postgres_version: int, sql: str
) -> None:
    state = await _sqlstate(corpus_world, mint, sql)
    assert state is None or (postgres_version == 16 and state in _NOT_IN_16)


@pytest.mark.parametrize("sql", _lines("hidden.sql"))
async def test_what_the_guard_finds_hidden_the_server_denies(corpus_world: CorpusWorld, mint: Mint, sql: str) -> None:
    assert await _sqlstate(corpus_world, mint, sql) == _DENIED
