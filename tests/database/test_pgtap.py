"""The pgTAP file: green behind the walls, and red wherever one of them was taken away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agent_gateway import demo, embedded, policy
from agent_gateway.policy import pgtap, tenancy
from tests.database import tapping
from tests.database.connecting import connected

FOLDER = Path(__file__).parents[1] / "corpus" / "pgtap"
DECLARATION = tenancy.read(FOLDER / "tenancy.toml")
TEMPLATE, MANAGED_DATABASE = "tap_template", "tap_managed"


@pytest.fixture(scope="module")
async def tapped(server: embedded.Server) -> AsyncIterator[embedded.Server]:
    """A server with a small product behind the kit's walls, and pgTAP beside it."""
    async with connected(server.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {TEMPLATE} template template0")
        async with connected(server.dsn("postgres", TEMPLATE)) as admin:
            await admin.execute(policy.context(DECLARATION))
            await admin.execute((FOLDER / "world.sql").read_text("utf-8"))
            await admin.execute(policy.database(DECLARATION))
            await admin.execute(policy.baseline(DECLARATION))
            await tapping.load(admin)
        yield server
        await control.execute(f"drop database {TEMPLATE} with (force)")
        # roles belong to the server, and the checklist of another test counts who passes policies there
        for role in (DECLARATION.migrator, DECLARATION.analyst):
            await control.execute(f"alter role {role} nobypassrls")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tap") / "walls.sql"
    made.write_text(pgtap.script(DECLARATION), "utf-8")
    return made


async def test_every_assertion_holds_behind_the_walls(tapped: embedded.Server, file: Path) -> None:
    found = await tapping.tap(tapped, TEMPLATE, file)
    assert (found.failed, len(found.passed)) == ((), found.planned)


PLAIN = """
    drop policy tenant_wall on shop.events; drop policy tenant_read on shop.events;
    create policy tenant_wall on shop.events as restrictive
      using (account_id = nullif(current_setting('shop.account', true), '')::bigint);
    create policy tenant_read on shop.events for select to tap_agent, tap_application using (true);
"""
"""What most guides have."""


@pytest.mark.parametrize(
    ("breaking", "expected"),
    [
        ("drop policy tenant_wall on shop.events", {
            "shop.events: policy tenant_wall",
            "shop.events: no policy but the declared ones",
            "shop.events: tap_agent as viewer sees the rows of its tenant, and no other",
            "shop.events: tap_application as viewer does this and no more: select own",
        }),
        ("alter table shop.events no force row level security", {
            "shop.events: row-level security is enabled and forced",
        }),
        ("alter table shop.events_2026 disable row level security", {
            "shop.events: row-level security is enabled and forced",
        }),
        ("grant insert on shop.events to tap_agent", {"shop.events: tap_agent holds select"}),
        ("grant update (kind) on shop.events to tap_agent", {"shop.events: tap_agent holds select"}),
        ("grant select (secret) on shop.orders to tap_agent", {"shop.orders: tap_agent holds select but secret"}),
        ("grant select on shop.events_2026 to tap_agent", {"tap_agent holds nothing beyond what is declared"}),
        ("grant select on shop.jobs to tap_agent", {"shop.jobs: tap_agent holds nothing"}),
        ("grant select on shop.orders to tap_recorder", {"shop.orders: tap_recorder holds nothing"}),
        ("grant truncate on shop.events to tap_application", {
            "shop.events: tap_application holds select, insert, update, delete",
        }),
        ("grant select on shop.countries to public", {"PUBLIC holds nothing"}),
        ("grant create on schema shop to tap_agent", {
            "tap_agent enters no schema but the declared ones, and creates in none",
        }),
        ("create function shop.f() returns int return 1; grant execute on function shop.f() to tap_agent", {
            "tap_agent calls the declared functions and no other",
        }),
        ("grant tap_owner to tap_analyst", {"tap_analyst is bypassrls and nothing more"}),
        (PLAIN, {
            "shop.events: policy tenant_wall",
            "shop.events: tap_agent forges no tenant by a setting",
            "shop.events: tap_agent as viewer sees the rows of its tenant, and no other",
        }),
        ("alter policy tenant_delete on shop.events using (true)", {
            "shop.events: policy tenant_delete",
            "shop.events: tap_application as viewer does this and no more: select own",
        }),
        ("create policy more on shop.orders for delete to tap_application using (true)", {
            "shop.orders: no policy but the declared ones",
        }),
        ("alter policy tenant_read on shop.events to public", {"shop.events: policy tenant_read"}),
        ("delete from shop.events where account_id > 7", {
            "shop.events: there are rows of two tenants",
            "shop.events: tap_agent as viewer does this and no more: select own",
            "shop.events: tap_agent forges no tenant by a setting",
        }),
        ("alter view shop.totals reset (security_invoker)", {"shop.totals: the view asks as whoever reads it"}),
        ("grant usage on schema agent_gateway to public; grant select on agent_gateway.keys to tap_agent", {
            "the keys are not read",
        }),
        ("grant execute on function agent_gateway.install_key(text, bytea) to public", {
            "tap_agent calls the declared functions and no other",
        }),
    ],
    ids=lambda value: value.strip()[:60] if isinstance(value, str) else None,
)  # fmt: skip
async def test_what_is_taken_away_is_missed(
    tapped: embedded.Server, file: Path, breaking: str, expected: set[str]
) -> None:
    found = await tapping.tap(tapped, TEMPLATE, file, breaking=breaking)
    assert expected - set(found.failed) == set()


async def test_it_leaves_nothing(tapped: embedded.Server, file: Path) -> None:
    counting = """
        select (select count(*) from agent_gateway.keys), (select count(*) from shop.events),
          (select count(*) from pg_auth_members), (select count(*) from pg_class where relname like 'twin%')
    """
    async with connected(tapped.dsn("postgres", TEMPLATE)) as admin:
        before = await admin.fetchrow(counting)
        await tapping.tap(tapped, TEMPLATE, file)
        assert await admin.fetchrow(counting) == before


async def test_rows_may_come_from_a_seed(tapped: embedded.Server, tmp_path: Path) -> None:
    """A fresh database has none, and then the isolation of that table is not proved, but missed."""
    seeded = tmp_path / "seeded.sql"
    seeded.write_text(
        pgtap.script(DECLARATION, "insert into shop.events values (7, '2026-01-01', 'a'), (8, '2026-01-01', 'b')"),
        "utf-8",
    )
    assert (await tapping.tap(tapped, TEMPLATE, seeded, breaking="delete from shop.events")).failed == ()


MANAGED = """
    create role tap_admin login createrole;
    grant tap_owner, tap_gateway_owner, tap_agent, tap_application to tap_admin with admin option;
    grant usage on schema tap to tap_admin; grant execute on all functions in schema tap to tap_admin;
    grant create, temporary on database tap_template to tap_admin;
"""


async def test_it_needs_no_superuser(tapped: embedded.Server, file: Path) -> None:
    """As on managed PostgreSQL: who may become the owners lifts FORCE inside the transaction to see two tenants."""
    async with connected(tapped.dsn("postgres", "postgres")) as control:
        await control.execute(f"create database {MANAGED_DATABASE} template {TEMPLATE}")
        try:
            async with connected(tapped.dsn("postgres", MANAGED_DATABASE)) as admin:
                await admin.execute(policy.database(DECLARATION))
                await admin.execute(MANAGED.replace(TEMPLATE, MANAGED_DATABASE))
            found = await tapping.tap(tapped, MANAGED_DATABASE, file, user="tap_admin")
        finally:
            await control.execute(f"drop database {MANAGED_DATABASE} with (force)")
            await control.execute("drop role if exists tap_admin")
    assert (found.failed, len(found.passed)) == ((), found.planned)


@pytest.mark.skipif(
    not (tapping.PG_PROVE and tapping.PGTAP),
    reason="no pg_prove or no pgTAP (Debian: libtap-parser-sourcehandler-pgtap-perl, postgresql-15-pgtap)",
)
async def test_pg_prove_is_content_and_fails_where_a_right_was_added(tapped: embedded.Server, file: Path) -> None:
    content, _ = await tapping.prove(tapped, TEMPLATE, file)
    async with connected(tapped.dsn("postgres", TEMPLATE)) as admin:
        await admin.execute("grant delete on shop.events to tap_agent")
        try:
            failed, said = await tapping.prove(tapped, TEMPLATE, file)
        finally:
            await admin.execute("revoke delete on shop.events from tap_agent")
    assert (content, failed, "Failed test" in said) == (0, 1, True)


async def test_the_demo_is_proved_behind_the_strict_tier(clone: demo.World, tmp_path: Path) -> None:
    made = tmp_path / "demo.sql"
    made.write_text(pgtap.script(demo.DECLARATION), "utf-8")
    async with connected(clone.admin_dsn) as admin:
        await tapping.load(admin)
    found = await tapping.tap(clone.server, clone.database, made)
    assert (found.failed, len(found.passed)) == ((), found.planned)


TRIGGER = """
    create function shop.counted() returns trigger language plpgsql as $$
      begin perform 1 from events where {condition}; return new; end $$;
    revoke execute on function shop.counted() from public; grant execute on function shop.counted() to tap_application;
    create trigger counted before insert on shop.events for each row execute function shop.counted();
"""


async def test_a_trigger_that_names_tables_without_a_schema_works_as_for_the_product(tapped, file):
    found = await tapping.tap(tapped, TEMPLATE, file, breaking=TRIGGER.format(condition="true"))
    assert found.failed == ()


async def test_a_trigger_that_fails_before_the_policies_are_asked_is_told_as_that(tapped, file):
    found = await tapping.tap(tapped, TEMPLATE, file, breaking=TRIGGER.format(condition="1 / 0 = 1"))
    assert found.failed
    assert "insert other (error 22012)" in found.text
