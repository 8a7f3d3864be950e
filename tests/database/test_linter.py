"""The linter as a whole, on real databases: who may run it, where, and what the kit's own work looks like to it."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from agent_gateway import demo, embedded, policy
from agent_gateway.errors import DatabaseDown, LintDenied, LintFailed
from agent_gateway.policy import linter
from tests.database import corpus
from tests.database.connecting import connected

TODAY = date(2026, 12, 1)
LINTS = linter.chosen()
DEMO = replace(demo.DECLARATION, bypass=("postgres", "app_migrator"))
"""Roles belong to the whole server: the corpus brought one that the demo does not know."""
PLAIN = replace(corpus.WALLS, agent="agent_ro", functions=(), views=(), shared_tables=())


pytestmark = pytest.mark.usefixtures("corpus_world")


def brief(report: linter.Report) -> list[tuple[str, str, str]]:
    return [(f.lint.code, f.object, f.detail) for f in (*report.findings, *report.waived)]


async def test_the_application_sees_behind_the_strict_tier_what_a_superuser_sees(clone: demo.World) -> None:
    async with connected(clone.admin_dsn) as admin:
        await admin.execute(
            "grant insert on app.users to agent_ro; alter view app.overdue_invoices reset (security_invoker)"
        )
    seen = [brief(await linter.run(dsn, DEMO, LINTS, TODAY)) for dsn in (clone.admin_dsn, clone.application_dsn)]
    assert seen[0] == seen[1]
    assert {"ROL005", "OBJ001"} <= {code for code, *_ in seen[0]}


async def test_a_login_without_any_right_sees_what_a_superuser_sees(world: demo.World) -> None:
    async with connected(world.admin_dsn) as admin:
        await admin.execute("create role lint_nobody login; grant connect on database corpus_plain to lint_nobody")
    try:
        dsns = [world.server.dsn(user, "corpus_plain") for user in ("postgres", "lint_nobody")]
        seen = [brief(await linter.run(dsn, PLAIN, LINTS, TODAY)) for dsn in dsns]
    finally:
        async with connected(world.admin_dsn) as admin:
            await admin.execute("revoke connect on database corpus_plain from lint_nobody; drop role lint_nobody")
    assert seen[0] == seen[1]
    assert len({code for code, *_ in seen[0]}) > 20


async def test_the_corpus_is_known_to_be_flawed(world: demo.World) -> None:
    report = await linter.run(world.server.dsn("postgres", "corpus_plain"), PLAIN, LINTS, TODAY)
    found = {f.lint.code for f in report.findings}
    assert {"RLS002", "RLS011", "OBJ001", "OBJ002", "OBJ005", "FN002", "FN008", "CTX001"} <= found


async def test_the_agent_itself_may_not_lint_behind_the_strict_tier(world: demo.World) -> None:
    with pytest.raises(LintDenied):
        await linter.run(world.agent_dsn, DEMO, LINTS, TODAY)


async def test_a_server_that_cannot_be_reached_is_told(world: demo.World) -> None:
    with pytest.raises(DatabaseDown):
        await linter.run(world.server.dsn("postgres", "nowhere"), DEMO, LINTS, TODAY)


async def test_what_cannot_be_run_is_no_pass(world: demo.World) -> None:
    broken = replace(LINTS[0], select="select 1 / 0, ''")
    with pytest.raises(LintFailed):
        await linter.run(world.application_dsn, DEMO, (broken,), TODAY)


async def test_a_lint_cannot_write(world: demo.World) -> None:
    writing = replace(LINTS[0], select="select lo_create(0), ''")
    with pytest.raises((LintFailed, LintDenied)):
        await linter.run(world.admin_dsn, DEMO, (writing,), TODAY)


@pytest.fixture(scope="module")
async def baseline(world: demo.World) -> AsyncIterator[demo.World]:
    """A product behind the baseline tier alone, as on managed PostgreSQL."""
    made = replace(world, database="lint_baseline")
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {made.database} template template0")
    async with connected(made.admin_dsn) as admin:
        for script in (policy.context(demo.DECLARATION), policy.database(demo.DECLARATION), demo.product.sql("schema")):
            await admin.execute(script)
        await admin.execute("create schema loading")
        for script in (
            *map(demo.product.sql, ("indexes", "event_indexes", "references")),
            policy.baseline(demo.DECLARATION),
        ):
            await admin.execute(script)
    yield made
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"drop database {made.database} with (force)")


async def test_behind_the_baseline_tier_only_a_superuser_could_close_what_is_left(baseline: demo.World) -> None:
    report = await linter.run(baseline.application_dsn, DEMO, LINTS, TODAY)
    assert [f.lint.code for f in report.findings if not f.lint.needs_superuser] == []
    assert {"FN002", "FN003", "FN004", "FN005", "FN008"} <= {f.lint.code for f in report.findings}


# the checklist


async def test_the_checklist_of_the_demo_fails_nowhere(world: demo.World) -> None:
    points = await linter.check_off(world.application_dsn, DEMO, TODAY)
    assert [point.outcome for point in points] == ["pass"] * 4 + ["unknown"] * 3


async def test_the_checklist_counts_what_falls_short(clone: demo.World) -> None:
    async with connected(clone.admin_dsn) as admin:
        await admin.execute("alter table app.users no force row level security")
    points = await linter.check_off(clone.admin_dsn, DEMO, TODAY)
    assert [point.number for point in points if point.outcome == "fail"] == [2]
    assert any(line.startswith("14 of 15 ") for line in points[1].evidence)


async def test_the_checklist_looks_at_the_declared_logins(clone: demo.World) -> None:
    declared = replace(DEMO, migrator="lint_migrator", analyst="lint_analyst")
    async with connected(clone.admin_dsn) as admin:
        await admin.execute("create role lint_migrator login bypassrls; create role lint_analyst login")
    try:
        good = await linter.check_off(clone.admin_dsn, declared, TODAY)
        async with connected(clone.admin_dsn) as admin:
            await admin.execute("alter role lint_migrator nobypassrls; grant delete on app.users to lint_analyst")
        bad = await linter.check_off(clone.admin_dsn, declared, TODAY)
    finally:
        async with connected(clone.admin_dsn) as admin:
            await admin.execute("drop owned by lint_analyst; drop role lint_migrator, lint_analyst")
    assert [[points[number].outcome for number in (4, 6)] for points in (good, bad)] == [["pass"] * 2, ["fail"] * 2]


# a hot standby


@dataclass(frozen=True, slots=True)
class Alone:
    """The demo on a server that holds nothing else."""

    standby: demo.World
    """The same server again, which now only replays."""
    report: linter.Report
    """As of today, before it became a standby."""
    later: linter.Report
    """As of a day when the demo's waivers have run out."""


@pytest.fixture(scope="module")
def alone(postgres_version: embedded.Version) -> Iterator[Alone]:
    settings = {"wal_level": "replica", "hot_standby": "on"}
    with tempfile.TemporaryDirectory(prefix="agent-gateway-test-") as home:
        Path(home).chmod(0o711)
        with embedded.start(Path(home), version=postgres_version, settings=settings) as primary:
            world = asyncio.run(demo.install(primary))
            dsn, cluster = world.application_dsn, primary.data_dir / "cluster"
            today, later = (
                asyncio.run(linter.run(dsn, demo.DECLARATION, LINTS, day)) for day in (TODAY, date(2030, 1, 1))
            )
        (cluster / "standby.signal").touch()
        with embedded.start(Path(home), version=postgres_version, settings=settings) as server:
            yield Alone(replace(world, server=server), today, later)


def test_the_demo_is_clean_but_for_what_it_waives(alone: Alone) -> None:
    assert (alone.report.failed, alone.report.findings) == (False, ())
    assert [f.lint.code for f in alone.report.waived] == ["DB001", "TEN004", "DB006"]


def test_the_waivers_of_the_demo_run_out(alone: Alone) -> None:
    assert alone.later.failed
    assert [f.lint.code for f in alone.later.findings] == ["DB001", "TEN004", "WAI001", "WAI001", "WAI001", "DB006"]


def test_the_linter_finds_on_a_hot_standby_what_it_finds_on_the_primary(alone: Alone) -> None:
    async def found() -> tuple[bool, linter.Report]:
        async with connected(alone.standby.application_dsn) as connection:
            replaying = bool(await connection.fetchval("select pg_is_in_recovery()"))
        return replaying, await linter.run(alone.standby.application_dsn, demo.DECLARATION, LINTS, TODAY)

    assert asyncio.run(found()) == (True, alone.report)
