"""The kit on schemas that it was not made for, from the look at them to the attack on them, on a real server."""

from __future__ import annotations

from collections.abc import AsyncIterator

import asyncpg
import pytest

from agent_gateway import policy
from agent_gateway.gateway import open_gateway
from agent_gateway.policy import kit, linter, pgtap
from agent_gateway.settings import load
from agent_gateway.types import Claim, QueryRequest
from tests.database import tapping
from tests.database.connecting import connected, refusal
from tests.database.kitted import TODAY, Corpus, Kitted, corpora, installed

ROLES = ("admin", "editor", "viewer")
COMMANDS = ("select", "insert", "update", "delete")
ALLOWED = {"select": ROLES, "insert": ("admin", "editor"), "update": ("admin", "editor"), "delete": ("admin",)}


@pytest.fixture(scope="module", params=corpora, ids=lambda corpus: corpus.name)
async def kitted(request, world) -> AsyncIterator[Kitted]:
    """Each schema behind the strict tier."""
    made = await installed(world, request.param, "strict")
    yield made
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"drop database {made.database} with (force)")


def counted(kitted: Kitted, relation: str = "") -> str:
    return f"select count(*) from {relation or kitted.corpus.table}"


def owned(kitted: Kitted, tenant: str) -> str:
    literal = tenant.replace("'", "''")
    return f"{counted(kitted)} where {kitted.corpus.tenant_column} = '{literal}'"


async def behind(kitted: Kitted, statement: str) -> int:
    """A count as the superuser sees it."""
    async with connected(kitted.dsn) as admin:
        return await admin.fetchval(statement)


# built


def test_everything_took(kitted):
    assert (kitted.first.committed, kitted.first.plan.refused) == (True, ())
    assert [(done.mend.object, done.error) for done in kitted.first.mended if done.error] == []
    assert kitted.first.left == ()


def test_the_second_run_changes_nothing(kitted):
    assert (kitted.second.committed, kitted.second.plan, kitted.second.mended) == (False, kit.Plan((), (), ()), ())
    assert kitted.physical[0] == kitted.physical[1]


async def test_the_linter_finds_nothing(kitted):
    report = await linter.run(kitted.dsn, kitted.declaration, linter.chosen(), TODAY)
    assert [(f.lint.code, f.object, f.detail) for f in report.findings] == []


async def test_nothing_is_waived_but_the_age_of_the_server_and_what_its_owner_decided(kitted):
    report = await linter.run(kitted.dsn, kitted.declaration, linter.chosen(), TODAY)
    waived = {(f.lint.code, f.object) for f in report.waived if f.lint.code != "DB001"}
    assert (waived, len(report.waived)) == (set(kitted.corpus.decided), len(kitted.corpus.decided) + 1)


def settings_of(kitted, **other):
    return load(
        dsn=kitted.agent_dsn, context_key_id=kitted.key_id, context_secret=kitted.secret, audit_file="/dev/null",
        search_path=kitted.declaration.schemas, **other,
    )  # fmt: skip


async def test_the_self_test_finds_no_way_in(kitted):
    async with open_gateway(settings_of(kitted)) as gateway:
        report = await gateway.proof()
    assert [(f.case.name, f.succeeded, f.undecided) for f in report.findings if f.outcome != "held"] == []


async def test_a_definer_function_finds_what_extensions_brought(kitted):
    """A search_path without their schema would take `=` on citext for `=` on text, without an error."""
    paths = [mended.mend.statements[0] for mended in kitted.first.mended if mended.mend.kind == "search-paths"]
    assert [path for path in paths if not path.endswith(f"{kitted.declaration.extension_schemas[-1]}, pg_temp")] == []


# isolation


async def test_each_tenant_sees_its_own_rows_through_the_gateway(kitted):
    seen = {}
    async with open_gateway(settings_of(kitted)) as gateway:
        for tenant in kitted.corpus.tenants:
            answer = await gateway.query(Claim("test", tenant, "viewer"), QueryRequest(counted(kitted)))
            seen[tenant] = answer.rows[0][0]
    assert seen == {tenant: await behind(kitted, owned(kitted, tenant)) for tenant in kitted.corpus.tenants}
    assert all(seen.values())


async def test_no_relation_shows_a_row_of_another_tenant(kitted):
    """Every table and view that the agent may read, and nothing of it is empty."""
    columns = {(t.schema, t.name): t.tenant_column for t in kitted.declaration.tenant_tables}
    first = kitted.corpus.tenants[0]
    async with kitted.entered(kitted.agent_dsn, first) as agent:
        for relation in (*kitted.declaration.tenant_tables, *kitted.declaration.views):
            column = columns.get((relation.schema, relation.name), kitted.declaration.tenant_column)
            name = f'"{relation.schema}"."{relation.name}"'
            seen = await agent.fetch(f'select "{column}"::text as tenant, count(*) from {name} group by 1')
            assert [row["tenant"] for row in seen] == [first], name


async def test_without_a_context_there_are_no_rows(kitted):
    async with connected(kitted.agent_dsn) as agent:
        assert await agent.fetchval(counted(kitted)) == 0


async def test_a_tenant_of_another_type_is_refused(kitted):
    async with connected(kitted.agent_dsn) as agent, agent.transaction():
        tenants = (
            ["", {"id": 1}, None] if kitted.corpus.name == "text" else ["acme", "", "1; drop table x", "9" * 30, None]
        )
        for tenant in tenants:
            assert await refusal(agent, "select agent_gateway.enter($1)", kitted.token(tenant, "viewer")) == "28000"


OTHERWISE = {
    "bigint": ("01", "+1", " 1", "1 "),
    "text": (),
    "everything": ("AAAAAAAA-0000-4000-8000-000000000001", "aaaaaaaa000040008000000000000001"),
}
"""The first tenant of each schema, written otherwise; a text that is written otherwise is another tenant."""


async def test_a_tenant_has_one_spelling(kitted):
    async with connected(kitted.agent_dsn) as agent, agent.transaction():
        said = [
            await refusal(agent, "select agent_gateway.enter($1)", kitted.token(tenant, "viewer"))
            for tenant in OTHERWISE[kitted.corpus.name]
        ]
    assert said == ["28T01"] * len(OTHERWISE[kitted.corpus.name])


async def test_what_is_hidden_stays_hidden(kitted):
    async with kitted.entered(kitted.agent_dsn, kitted.corpus.tenants[0]) as agent:
        relations = [f'"{hidden.schema}"."{hidden.name}"' for hidden in kitted.declaration.hidden_tables]
        relations += [
            f'(select "{column}" from "{table.schema}"."{table.name}") as secret'
            for table in kitted.declaration.tenant_tables
            for column in table.hidden
        ]
        said = [await refusal(agent, f"select 1 from {name} limit 1") for name in relations]
    assert set(said) == {"42501"}


# the role matrix, through the product's own login


def statement(corpus: Corpus, command: str, tenant: str) -> str:
    mine = f"{corpus.tenant_column} = '" + tenant.replace("'", "''") + "'"
    match command:
        case "select":
            return f"select 1 from {corpus.table} where {mine}"
        case "insert":
            row = "'" + tenant.replace("'", "''") + f"', {corpus.values}"
            return f"insert into {corpus.table} ({corpus.tenant_column}, {corpus.row}) values ({row})"
        case "update":
            return f"update {corpus.table} set {corpus.change} where {mine}"
        case _:
            return f"delete from {corpus.table} where {mine}"


async def done(connection, statement: str) -> bool:
    """Whether any row was seen or changed; a policy may answer with an error, too."""
    try:
        tag = await connection.execute(statement)
    except asyncpg.InsufficientPrivilegeError:
        return False
    return int(tag.rpartition(" ")[2]) > 0


@pytest.mark.parametrize("whose", ["own", "foreign"])
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("role", ROLES)
async def test_the_role_matrix_holds(kitted, role, command, whose):
    mine, other = kitted.corpus.tenants[:2]
    async with kitted.entered(kitted.application_dsn, mine, role) as application:
        changed = await done(application, statement(kitted.corpus, command, mine if whose == "own" else other))
    assert changed == (whose == "own" and role in ALLOWED[command])


async def test_an_update_cannot_give_a_row_away(kitted):
    mine, other = kitted.corpus.tenants[:2]
    away = other.replace("'", "''")
    async with kitted.entered(kitted.application_dsn, mine, "admin") as application:
        given = f"update {kitted.corpus.table} set {kitted.corpus.tenant_column} = '{away}'"
        assert await refusal(application, given) == "42501"


async def test_foreign_rows_are_there_to_be_seen_without_the_wall(kitted):
    """The control: the same reading, in a transaction that takes the wall down first."""
    mine, other = kitted.corpus.tenants[:2]
    async with kitted.entered(kitted.dsn, mine, "admin") as admin:
        await admin.execute(
            f"drop policy tenant_wall on {kitted.corpus.table}; set local role {kitted.declaration.agent}"
        )
        assert await admin.fetchval(owned(kitted, other)) > 0


# proved


async def test_the_pgtap_file_of_the_declaration_holds(kitted, world, tmp_path):
    """On a copy, because pgTAP's own functions would count as drift."""
    file, name = tmp_path / "walls.sql", f"{kitted.database}_tapped"
    file.write_text(pgtap.script(kitted.declaration), "utf-8")
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {name} template {kitted.database}")
        try:
            async with connected(world.server.dsn("postgres", name)) as admin:
                await admin.execute(policy.database(kitted.declaration))
                await tapping.load(admin)
            found = await tapping.tap(world.server, name, file)
        finally:
            await control.execute(f"drop database {name} with (force)")
    assert (found.failed, len(found.passed)) == ((), found.planned)
