"""The last wall alone: every attack of the corpus goes straight to a session of tenant A, past guard and envelope.

Three databases hold the same schema. In `walled` the kit's walls stand with the strict tier, in `signed` without it, so
that what SQL may call is not what protects. In `plain` the policies trust a setting: there the same attacks must leak,
or this test could not fail.

Left out is what only uses resources up, the classes of that name and values that grow out of the attack's own text:
they return nothing to look at, and `test_fetch.py` holds their bounds.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

import asyncpg
import pytest

from tests.corpus import Attack, attacks, catalog
from tests.database import corpus
from tests.database.connecting import connected
from tests.database.corpus import CorpusWorld

CANARY = re.compile(r"CNRY-?[B-D][^\s\"',)}]*|cnry[b-d][^\s\"',)}]*")
"""What stands in rows of other tenants."""
SECRET = re.compile(r"\b\w*SECRET\w*")
"""What stands in hidden columns, and in the catalogs: comments, function bodies, settings of roles."""
PATIENCE_S = 1.0
_ASKING = tuple(attack for attack in attacks() if "resource" not in attack.kind)
_TOO_LARGE = {"guard.value_too_large", "guard.too_many_rows"}
GROWN = tuple(attack for attack in _ASKING if attack.expect and _TOO_LARGE.issuperset(attack.expect))
SPOKEN = tuple(attack for attack in _ASKING if attack not in GROWN)


@dataclass(frozen=True)
class Wall:
    """A variant of the schema, and how its tenant is entered."""

    dsn: str
    admin_dsn: str
    entering: str
    argument: Callable[[], str]
    setting: str
    """The setting that an attacker of this variant aims at."""


@pytest.fixture(scope="module")
async def walls(corpus_world: CorpusWorld, world, mint):
    def token(database):
        return lambda: mint(corpus.TENANT, db=database)

    def admin(database):
        return world.server.dsn("postgres", database)

    enter = "select agent_gateway.enter($1)"
    return {
        "plain": Wall(
            corpus_world.plain_dsn, admin("corpus_plain"), "select set_config('app.tenant_id', $1, true)",
            lambda: corpus.TENANT, "app.tenant_id",
        ),
        "signed": Wall(
            corpus_world.signed_dsn, admin("corpus_signed"), enter, token("corpus_signed"), "agent_gateway.ctx"
        ),
        "walled": Wall(
            corpus_world.walled_dsn, admin("corpus_walled"), enter, token("corpus_walled"), "agent_gateway.ctx"
        ),
    }  # fmt: skip


class Told(asyncpg.Connection):
    """A connection that learns types from a superuser's, because the agent may not read the catalogs."""

    admin_dsn = ""

    async def _introspect_types(self, typeoids, timeout):  # noqa: ASYNC109  # asyncpg's signature
        async with connected(self.admin_dsn) as admin:
            rows, _ = await admin._introspect_types(typeoids, timeout)  # noqa: SLF001  # its own kind
        return rows, Told

    name = "none"


class Line:
    """Tenant A's connection. The next attack gets it only where nothing of the last one can have stayed on it.

    So it is one still in its transaction, which is rolled back, and DISCARD ALL takes what outlives a transaction:
    prepared statements, session locks, temporary objects. Whoever ended the transaction, was cut off or broke the
    protocol leaves the next one a new connection.
    """

    def __init__(self, wall: Wall) -> None:
        self._wall = wall
        self._kept: asyncpg.Connection | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._kept is not None:
            await self._kept.close()

    async def said(self, statement: str) -> str:
        """Everything that comes back: rows, or the whole error with its details."""
        connection = self._kept or await self._opened()
        self._kept = None
        try:
            await self._enter(connection)
            answer = await answered(connection, statement)
            if answer.whole and connection.is_in_transaction():
                await connection.execute("rollback")
                await connection.execute("discard all")
                self._kept = connection
        finally:
            if self._kept is None:
                await ended(connection)
        return answer.text

    async def _opened(self) -> asyncpg.Connection:
        connection = await asyncpg.connect(self._wall.dsn, statement_cache_size=0, connection_class=Told)
        connection.admin_dsn = self._wall.admin_dsn
        return connection

    async def _enter(self, connection: asyncpg.Connection) -> None:
        """A transaction as the gateway locks it."""
        await connection.execute(
            "begin read only; set local statement_timeout = 800; set local lock_timeout = 300;"
            "set local search_path = app, public, pg_temp"
        )
        await connection.fetchval(self._wall.entering, self._wall.argument())


@dataclass(frozen=True)
class Answer:
    text: str
    whole: bool
    """The protocol came to its end: rows, or an error of PostgreSQL."""


async def answered(connection: asyncpg.Connection, statement: str) -> Answer:
    try:
        async with asyncio.timeout(PATIENCE_S):
            return Answer(repr([tuple(row) for row in await connection.fetch(statement)]), whole=True)
    except asyncpg.PostgresError as error:
        return Answer(repr((str(error), error.as_dict())), whole=not connection.is_closed())
    except (TimeoutError, OSError, asyncpg.InterfaceError, asyncpg.InternalClientError, UnicodeError) as error:
        return Answer(repr(error), whole=False)


async def ended(connection: asyncpg.Connection) -> None:
    with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError):
        await connection.close(timeout=3)  # waits, so that what it locked is free for the next
    connection.terminate()


def leaks(answers: dict[str, str], setting: str, mark: re.Pattern[str]) -> list[str]:
    """The attacks whose answers show a mark that they do not contain themselves."""
    found = []
    for attack in SPOKEN:
        own_words = {word.lower() for word in mark.findall(aimed(attack, setting))}
        shown = {word.lower() for word in mark.findall(answers[attack.id])}
        if any(not any(word in own or own in word for own in own_words) for word in shown):
            found.append(attack.id)
    return found


def aimed(attack: Attack, setting: str) -> str:
    return attack.sql.replace("app.tenant_id", setting)


async def fingerprint(wall: Wall) -> list[tuple]:
    """Every table's count and hash."""
    async with connected(wall.admin_dsn) as admin:
        tables = await admin.fetch(
            "select oid::regclass::text from pg_class where relkind = 'r' and relnamespace = 'app'::regnamespace"
        )
        counted = "select $1::text, count(*), md5(string_agg(t::text, '' order by t::text)) from {} as t"
        return [tuple(await admin.fetchrow(counted.format(name), name)) for (name,) in tables]


@pytest.fixture(scope="module")
async def outcomes(walls):
    """What every attack got to see in every variant, and whether the tables are as they were."""
    found = {}
    for name, wall in walls.items():
        before = await fingerprint(wall)
        async with Line(wall) as line:
            answers = {attack.id: await line.said(aimed(attack, wall.setting)) for attack in SPOKEN}
        found[name] = (answers, before == await fingerprint(wall))
    return found


@pytest.mark.parametrize("variant", ["signed", "walled"])
def test_no_attack_reveals_another_tenant(outcomes, walls, variant):
    assert leaks(outcomes[variant][0], walls[variant].setting, CANARY) == []


@pytest.mark.parametrize("variant", ["plain", "signed", "walled"])
def test_no_attack_writes(outcomes, variant):
    assert outcomes[variant][1]


def test_in_the_strict_tier_no_attack_reveals_a_secret(outcomes, walls):
    assert leaks(outcomes["walled"][0], walls["walled"].setting, SECRET) == []


def test_without_the_strict_tier_secrets_in_the_catalogs_can_be_read(outcomes, walls):
    """What the signed context does not promise, and the strict tier does: everybody may read the catalogs."""
    found = leaks(outcomes["signed"][0], walls["signed"].setting, SECRET)
    assert {name.rpartition("-")[0] for name in found} == {"catalog_metadata"}


def test_the_same_attacks_leak_where_policies_trust_a_setting(outcomes, walls):
    found = leaks(outcomes["plain"][0], walls["plain"].setting, CANARY)
    assert len(found) >= 20
    assert any(name.startswith("tenant_switch") for name in found)


async def test_the_session_is_not_blind(walls):
    """A positive control: tenant A's own rows are there, in every variant."""
    for wall in walls.values():
        async with Line(wall) as line:
            assert "Anvil" in await line.said("select name from app.customers")


def test_what_is_left_out_for_its_growth_reads_no_table():
    names = {relation.name for relation in catalog().relations}
    assert GROWN
    assert [attack.id for attack in GROWN if names.intersection(re.findall(r"\w+", attack.sql.lower()))] == []


def test_every_attack_is_of_a_known_kind():
    assert {attack.must for attack in attacks()} == {"reject_by_guard", "contain_by_db", "bounded"}
    assert isinstance(SPOKEN[0], Attack)
