"""Each lint, told as a story: nothing found, break it, found, mend it, nothing found."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace

import asyncpg
import pytest

from agent_gateway import demo, embedded, policy
from agent_gateway.policy import linter
from agent_gateway.policy.declaration import TenantTable
from tests.conftest import TEMPLATE
from tests.database.connecting import connected
from tests.database.stories import DECLARATION, FOLDER, QUIET, STORIES, Story

LINTS = linter.chosen()


@pytest.fixture(scope="module")
async def storied(world: demo.World) -> AsyncIterator[demo.World]:
    """A copy of the demo's world with what the stories need; each story is rolled back."""
    copied = replace(world, database="demo_stories")
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {copied.database} template {TEMPLATE}")
    async with connected(copied.admin_dsn) as admin:
        await admin.execute(policy.database(demo.DECLARATION))
        await admin.execute("begin;" + (FOLDER / "world.sql").read_text("utf-8") + "commit")
    yield copied
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"drop database {copied.database} with (force)")


@pytest.fixture(scope="module")
async def teller(storied: demo.World) -> AsyncIterator[asyncpg.Connection]:
    """One connection for all stories, so that the statement is parsed once: it is longer than what asyncpg keeps."""
    connection = await asyncpg.connect(storied.admin_dsn, max_cacheable_statement_size=0)
    yield connection
    await connection.close()


@pytest.fixture(scope="module")
async def calm(teller: asyncpg.Connection) -> Counter[linter.Raw]:
    """What the lints find before any story begins."""
    async with teller.transaction():
        return await looked(teller)


@pytest.fixture
async def telling(teller: asyncpg.Connection) -> AsyncIterator[asyncpg.Connection]:
    """A superuser's transaction that leaves nothing."""
    transaction = teller.transaction()
    await transaction.start()
    yield teller
    await transaction.rollback()


async def looked(connection: asyncpg.Connection, declaration: policy.Declaration = DECLARATION) -> Counter[linter.Raw]:
    return Counter(await linter.look(connection, declaration, LINTS))


def named(rows: Counter[linter.Raw]) -> list[tuple[str, str]]:
    """Code and object of every finding; one that comes twice stands there twice."""
    return sorted((code, object_) for code, object_, _ in rows.elements())


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
async def test_the_lint_finds_the_break_and_nothing_once_it_is_mended(
    telling: asyncpg.Connection, storied: demo.World, calm: Counter[linter.Raw], story: Story
) -> None:
    told = story.told_of(storied.database)
    before = calm
    if told.given:
        await telling.execute(told.given)
        before = await looked(telling)
    assert story.code not in {code for code, *_ in before}
    await telling.execute(told.broken)
    assert named(await looked(telling) - before) == sorted(told.expected)
    await telling.execute(told.mended)
    assert named(await looked(telling) - before) == []


@pytest.mark.parametrize("quiet", QUIET.values(), ids=QUIET)
async def test_what_is_no_flaw_is_not_found(telling: asyncpg.Connection, calm: Counter[linter.Raw], quiet: str) -> None:
    await telling.execute(quiet)
    assert named(await looked(telling) - calm) == []


ODD = TenantTable("Größe", 'Notes "old" (1)', tenant_column="tenant.id + 1")
ODD_SQL = """
    create schema "Größe" authorization app_owner;
    set local role app_owner;
    create table "Größe"."Notes ""old"" (1)" ("tenant.id + 1" uuid not null references app.tenants (id), body text);
    create index on "Größe"."Notes ""old"" (1)" ("tenant.id + 1");
    alter table "Größe"."Notes ""old"" (1)" enable row level security;
    alter table "Größe"."Notes ""old"" (1)" force row level security;
    create policy "o'wn" on "Größe"."Notes ""old"" (1)" for select to agent_ro
      using ("tenant.id + 1" = (select agent_gateway.tenant_id()));
    grant usage on schema "Größe" to agent_ro;
    grant select on "Größe"."Notes ""old"" (1)" to agent_ro;
    reset role;
"""


@pytest.mark.parametrize(
    ("using", "codes"),
    [
        ('"tenant.id + 1" = (select agent_gateway.tenant_id())', []),
        ('"tenant.id + 1" is not null', ["RLS005"]),
        ('"tenant.id + 1"::text = (select agent_gateway.tenant_id())::text', ["RLS017"]),
    ],
)
async def test_names_that_have_to_be_quoted_are_told_apart(
    telling: asyncpg.Connection, calm: Counter[linter.Raw], using: str, codes: list[str]
) -> None:
    declaration = replace(DECLARATION, tenant_tables=(*DECLARATION.tenant_tables, ODD))
    await telling.execute(ODD_SQL)
    await telling.execute(f"""alter policy "o'wn" on "Größe"."Notes ""old"" (1)" using ({using})""")
    found = named(await looked(telling, declaration) - calm)
    assert found == [(code, '"Größe"."Notes ""old"" (1)"') for code in codes]


@pytest.mark.parametrize("version", [150020, 160016, 170012, 180007, 190000])
async def test_a_server_without_known_flaws_is_not_found(telling: asyncpg.Connection, version: int) -> None:
    assert await linter.look(telling, DECLARATION, linter.chosen(["DB001"]), version=version) == []


@pytest.mark.parametrize(
    ("version", "flaw", "fixed"),
    [
        (90624, "no fixes", 150020),
        (140025, "no fixes", 150020),
        (150003, "CVE-2023-39418", 150004),
        (160002, "CVE-2024-4317", 160003),
        (180005, "CVE-2026-16238", 180006),
        (180006, "CVE-2026-120141", 180007),
        (160015, "CVE-2026-120154", 160016),
    ],
)
async def test_a_server_with_a_known_flaw_is_found(
    telling: asyncpg.Connection, version: int, flaw: str, fixed: int
) -> None:
    async def told(number: int) -> str:
        rows = await linter.look(telling, DECLARATION, linter.chosen(["DB001"]), version=number)
        return " ".join(detail for _, _, detail in rows)

    assert (flaw in await told(version), flaw in await told(fixed)) == (True, False)


async def test_the_embedded_server_is_known_to_be_behind(
    telling: asyncpg.Connection, postgres_version: embedded.Version
) -> None:
    found = await linter.look(telling, DECLARATION, linter.chosen(["DB001"]))
    assert [object_.startswith(f"server {postgres_version}.") for _, object_, _ in found] == [True]
