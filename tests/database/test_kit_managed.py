"""The kit without a superuser, as on managed PostgreSQL: what it builds, what it cannot, and what has drifted since."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from agent_gateway.errors import DatabaseDown, PolicyRefused
from agent_gateway.policy import kit, linter
from tests.database.connecting import connected, refusal
from tests.database.kitted import TODAY, Kitted, corpora, installed

INSTALLER = "kit_dba"
DRIFT = {
    "policy tenant_wall": "alter policy tenant_wall on {table} using (true)",
    "policy extra": "create policy extra on {table} using (true)",
    "policy tenant_delete": "drop policy tenant_delete on {table}",
    "row security": "alter table {table} no force row level security",
    "rights of {agent}": "grant insert on {table} to {agent}",
    "rights of {application}": "grant truncate on {table} to {application}",
    "setting statement_timeout": "alter role {agent} reset statement_timeout",
    "options": 'alter view "Vertrieb"."Offene Summe" reset (security_invoker)',
    "owner": "alter table {table} owner to kit_dba",
    "rights of PUBLIC": 'grant usage on schema "Vertrieb" to public',
}
"""By what is seen of it: a change behind the kit's back."""


@pytest.fixture(scope="module")
async def managed(world) -> AsyncIterator[Kitted]:
    """The largest of the schemas, taken over by a login that owns it and may create roles."""
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create role {INSTALLER} login createrole")
        made = await installed(world, corpora[-1], "baseline", installer=INSTALLER, database_owner=INSTALLER)
        yield made
        await control.execute(f"drop database {made.database} with (force)")


@pytest.fixture(scope="module")
async def drifted(managed, world) -> tuple[kit.Plan, kit.Outcome, kit.Plan]:
    """What is seen of the drift; what the kit makes of it; what is seen then."""
    names = names_of(managed)
    async with connected(world.server.dsn("postgres", managed.database)) as admin:
        for statement in DRIFT.values():
            await admin.execute(statement.format(**names))
    return (
        await kit.compare(managed.dsn, managed.order),
        await kit.apply(managed.dsn, managed.order),
        await kit.compare(managed.dsn, managed.order),
    )


def names_of(managed):
    declared = managed.declaration
    return {"table": managed.corpus.table, "agent": declared.agent, "application": declared.application}


def test_what_is_proposed_errs_on_the_closed_side(managed):
    declared = managed.declaration
    assert {table.name: (table.tenant_column, table.hidden) for table in declared.tenant_tables} == {
        "Bestellungen": ("Mandant", ()),
        "Ereignisse": ("Mandant", ()),
        "Kunden": ("Mandant", ("Kennwort",)),
        "Mandanten": ("ID", ("API-Schlüssel",)),
    }
    assert [view.name for view in declared.views] == ["Offene Bestellungen", "Offene Summe"]
    assert {hidden.name for hidden in declared.hidden_tables} == {"Ländercodes", "Umsatz", "Zugänge"}
    assert declared.functions == ()
    assert {INSTALLER, "postgres"} <= set(declared.bypass)  # beside the logins that other tests made on this server


def test_everything_took(managed):
    assert (managed.first.committed, managed.first.plan.refused, managed.first.left) == (True, (), ())


def test_the_second_run_changes_nothing(managed):
    assert (managed.second.committed, managed.second.plan) == (False, kit.Plan((), (), ()))
    assert managed.physical[0] == managed.physical[1]


async def test_only_a_superuser_could_close_what_is_left(managed):
    report = await linter.run(managed.dsn, managed.declaration, linter.chosen(), TODAY)
    assert {f.lint.code for f in (*report.findings, *report.waived)} == {
        *("DB001", "DB006", "FN002", "FN003", "FN004", "FN005", "FN006", "FN007", "FN008"),
    }
    assert [f.lint.code for f in report.findings if not f.lint.needs_superuser] == []


async def test_a_tenant_sees_its_own_rows(managed):
    mine, *others = managed.corpus.tenants
    async with managed.entered(managed.agent_dsn, mine) as agent:
        seen = await agent.fetch(f"select distinct {managed.corpus.tenant_column}::text from {managed.corpus.table}")
    assert [row[0] for row in seen] == [mine]
    assert others


# drift


@pytest.mark.parametrize("aspect", DRIFT)
def test_drift_is_seen(managed, drifted, aspect):
    assert aspect.format(**names_of(managed)) in {change.aspect for change in drifted[0].changes}


def test_the_kit_mends_what_has_drifted(drifted):
    seen, mended, after = drifted
    assert (mended.committed, mended.plan.changes, after.changes) == (True, seen.changes, ())


async def test_a_comparison_leaves_nothing_behind(managed, world):
    async with connected(world.server.dsn("postgres", managed.database)) as admin:
        await admin.execute(f"create policy extra on {managed.corpus.table} using (true)")
        before = await admin.fetch("select oid, xmin, * from pg_policy order by oid")
        await kit.compare(managed.dsn, managed.order)
        assert await admin.fetch("select oid, xmin, * from pg_policy order by oid") == before
        await admin.execute(f"drop policy extra on {managed.corpus.table}")


async def test_what_is_as_declared_is_not_locked(managed, world):
    """An open reader would keep an ALTER TABLE waiting until the lock timeout."""
    async with connected(world.server.dsn("postgres", managed.database)) as reader, reader.transaction():
        await reader.execute(f"lock table {managed.corpus.table} in access share mode")
        assert (await kit.compare(managed.dsn, replace(managed.order, lock_timeout_ms=200))).changes == ()


async def test_a_table_in_use_ends_the_run_and_changes_nothing(managed, world):
    async with connected(world.server.dsn("postgres", managed.database)) as writer:
        await writer.execute(f"begin; drop policy tenant_delete on {managed.corpus.table}")
        with pytest.raises(PolicyRefused):
            await kit.apply(managed.dsn, replace(managed.order, lock_timeout_ms=200))
        await writer.execute("rollback")
    assert (await kit.compare(managed.dsn, managed.order)).changes == ()


async def test_what_postgresql_only_warns_of_is_named(managed, world):
    name = managed.database
    async with connected(world.server.dsn("postgres", name)) as admin:
        await admin.execute(
            f"alter database {name} owner to postgres; grant temporary, connect on database {name} to public"
        )
        try:
            plan = await kit.compare(managed.dsn, managed.order)
        finally:
            await admin.execute(
                f"alter database {name} owner to {INSTALLER}; revoke all on database {name} from public"
            )
    assert any(name in warning for warning in plan.refused)


async def test_the_strict_tier_is_refused_without_a_superuser(managed):
    with pytest.raises(PolicyRefused):
        await kit.apply(managed.dsn, replace(managed.order, tier="strict"))
    assert (await kit.compare(managed.dsn, managed.order)).changes == ()


async def test_a_schema_that_somebody_else_made_is_taken_over(managed, world):
    """Whoever owns the schema could drop the functions in it, and the policies that read them."""
    async with connected(world.server.dsn("postgres", managed.database)) as admin:
        await admin.execute(f"alter schema agent_gateway owner to {managed.declaration.application}")
        await kit.apply(world.server.dsn("postgres", managed.database), managed.order)
        owner = await admin.fetchval("select nspowner::regrole::text from pg_namespace where nspname = 'agent_gateway'")
    assert owner == managed.declaration.gateway_owner


async def test_a_schema_with_functions_of_somebody_else_is_refused(managed, world):
    application = managed.declaration.application
    planted = "create function agent_gateway.has_role(text) returns bool language sql return true"
    async with connected(world.server.dsn("postgres", managed.database)) as admin:
        await admin.execute(
            f"{planted}; alter function agent_gateway.has_role(text) owner to {application};"
            f"alter schema agent_gateway owner to {application}"
        )
        with pytest.raises(PolicyRefused):
            await kit.apply(world.server.dsn("postgres", managed.database), managed.order)
        await admin.execute("drop function agent_gateway.has_role(text)")
    await kit.apply(world.server.dsn("postgres", managed.database), managed.order)


async def test_a_server_that_cannot_be_reached_is_told(managed, world):
    with pytest.raises(DatabaseDown):
        await kit.compare(world.server.dsn(INSTALLER, "nowhere"), managed.order)


async def test_a_materialized_view_is_never_granted(managed):
    shared = (*managed.declaration.shared_tables, managed.declaration.hidden_tables[1])
    wrong = replace(managed.declaration, shared_tables=shared, hidden_tables=())
    with pytest.raises(PolicyRefused):
        await kit.compare(managed.dsn, replace(managed.order, declaration=wrong))


@pytest.mark.parametrize("child", ["Bestellungen_2025", "Bestellungen_2026_übrige", "Anmeldungen"])
async def test_a_right_on_a_partition_or_heir_shows_nothing_and_is_taken_back(managed, child):
    counting = f'select count(*) from "Vertrieb"."{child}"'
    async with connected(managed.dsn) as owner:
        await owner.execute(f'grant select on "Vertrieb"."{child}" to {managed.declaration.application}')
    async with managed.entered(managed.application_dsn, managed.corpus.tenants[0], "admin") as application:
        assert await application.fetchval(counting) == 0
    await kit.apply(managed.dsn, managed.order)
    async with managed.entered(managed.application_dsn, managed.corpus.tenants[0], "admin") as application:
        assert await refusal(application, counting) == "42501"
