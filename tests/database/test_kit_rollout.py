"""The agent's wall first, the product's later, and back again where that was too early."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from agent_gateway.policy import kit, linter
from agent_gateway.policy.declaration import Relation
from tests.database.connecting import connected, refusal
from tests.database.kitted import TODAY, Kitted, corpora, installed
from tests.pages import DOCS

TABLES = {f"public.{name}" for name in ("accounts", "members", "order_lines", "orders")}
UNSHARED = {"public.countries", "public.schema_migrations"}
OPEN_IN_BETWEEN = {
    *(("RLS004", table) for table in TABLES),
    *(("RLS002", table) for table in TABLES),
    *(("ROL004", f"pg_class table {table}") for table in TABLES | UNSHARED),
    *(("ROL004", f"pg_class sequence {table}_id_seq") for table in TABLES),
    ("ROL004", "pg_class view public.open_orders"),
    *(("ROL006", table) for table in TABLES | UNSHARED),
    ("ROL010", "kit_rollout_shop"),
}
"""What the linter says of a product that owns its tables, until its own wall stands."""

CHILDREN = {
    f'"Vertrieb"."{name}"'
    for name in (
        *("Anmeldungen", "Bestellungen_2025", "Bestellungen_2026", "Bestellungen_2026_offen"),
        "Bestellungen_2026_übrige",
    )
}
PARENTS = {f'"Vertrieb"."{name}"' for name in ("Bestellungen", "Ereignisse", "Kunden", "Mandanten")}
OPEN_CHILDREN = {
    *(("RLS004", table) for table in PARENTS),
    *(("RLS002", table) for table in PARENTS),
    *(("RLS001", child) for child in CHILDREN),
    *(
        ("OBJ004", child)
        for child in CHILDREN - {'"Vertrieb"."Bestellungen_2026_offen"', '"Vertrieb"."Bestellungen_2026_übrige"'}
    ),
    ("ROL010", "postgres"),
}
"""The same of a product that has rights on partitions and heirs. OBJ004 speaks of children of walled tables: what is
below a partition that has no wall of its own is RLS001's."""


@pytest.fixture(scope="module")
async def rolling(world) -> AsyncIterator[Kitted]:
    """A product that logs in as the owner of its tables, behind the first step."""
    corpus = replace(corpora[0], owner="kit_rollout_shop", name="bigint")
    made = await installed(world, corpus, "baseline", application_walled=False)
    yield made
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"drop database {made.database} with (force)")


@pytest.fixture(scope="module")
async def parted(world) -> AsyncIterator[Kitted]:
    """A product whose login may use every table, partitions and heirs too, behind the first step."""
    made = await installed(world, corpora[-1], "strict", application_walled=False)
    async with connected(made.dsn) as admin:
        await admin.execute(
            'grant select, insert, update, delete on all tables in schema "Vertrieb" to '
            + str(made.declaration.application)
        )
    yield made
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute(f"drop database {made.database} with (force)")


async def opened(kitted: Kitted, *, application_walled: bool) -> list[tuple[str, str]]:
    """What the linter finds, but for what only a superuser could close."""
    declaration = replace(kitted.declaration, application_walled=application_walled)
    report = await linter.run(kitted.dsn, declaration, linter.chosen(), TODAY)
    return sorted((f.lint.code, f.object) for f in report.findings if not f.lint.needs_superuser)


async def rows(dsn: str, kitted: Kitted) -> int:
    """What a login sees that knows of no context."""
    async with connected(dsn) as connection:
        return await connection.fetchval(f"select count(*) from {kitted.corpus.table}")


async def drafts(dsn: str) -> str | None:
    """The refusal of a temporary table, where it is refused."""
    async with connected(dsn) as connection:
        await connection.execute("begin")
        return await refusal(connection, "create temporary table draft (id bigint)")


async def tenants(kitted: Kitted) -> list[str]:
    async with kitted.entered(kitted.agent_dsn, kitted.corpus.tenants[0]) as agent:
        seen = await agent.fetch(f"select distinct {kitted.corpus.tenant_column}::text from {kitted.corpus.table}")
    return [row[0] for row in seen]


def walled(kitted: Kitted, application_walled: bool) -> kit.Order:  # noqa: FBT001  # named where it is called
    return replace(kitted.order, declaration=replace(kitted.declaration, application_walled=application_walled))


async def test_the_agent_sees_one_tenant_and_without_a_context_nothing(rolling):
    assert (await tenants(rolling), await rows(rolling.agent_dsn, rolling)) == ([rolling.corpus.tenants[0]], 0)


async def test_the_product_sees_what_it_saw(rolling):
    assert await rows(rolling.application_dsn, rolling) == await rows(rolling.dsn, rolling) > 0


async def test_the_product_still_writes_and_changes_its_tables(rolling):
    async with connected(rolling.application_dsn) as product:
        await product.execute("begin; alter table public.orders add column note text")
        assert await product.execute("update public.orders set total = total") == "UPDATE 30"
        await product.execute("rollback")


async def test_the_product_still_makes_temporary_tables(rolling):
    assert await drafts(rolling.application_dsn) is None


async def test_the_second_run_changes_nothing(rolling):
    assert rolling.second.plan == replace(rolling.second.plan, changes=(), refused=())
    assert rolling.physical[0] == rolling.physical[1]


async def test_the_linter_speaks_of_the_product_alone(rolling):
    assert await opened(rolling, application_walled=False) == sorted(OPEN_IN_BETWEEN)


async def test_the_linter_names_each_partition_and_heir_that_the_product_reads_past_the_wall(parted):
    assert await opened(parted, application_walled=False) == sorted(OPEN_CHILDREN)


async def test_a_materialized_view_that_is_being_refreshed_is_not_in_the_way(parted):
    order = replace(walled(parted, application_walled=False), lock_timeout_ms=100)
    async with connected(parted.dsn) as product, product.transaction():
        await product.execute('refresh materialized view "Vertrieb"."Umsatz"')
        assert (await kit.compare(parted.dsn, order)).refused == ()


async def test_a_partition_shows_the_product_every_tenant_until_its_wall_stands(parted):
    """What OBJ004 says is so, and is no longer so after the second step."""
    counting = 'select count(distinct "Mandant") from "Vertrieb"."Bestellungen_2025"'
    async with parted.entered(parted.application_dsn, parted.corpus.tenants[0], "admin") as product:
        assert await product.fetchval(counting) == len(parted.corpus.tenants)
    await kit.apply(parted.dsn, walled(parted, application_walled=True))
    async with parted.entered(parted.application_dsn, parted.corpus.tenants[0], "admin") as product:
        assert await refusal(product, counting) == "42501"


VIEWS = ('"Vertrieb"."Umsatz"', '"Vertrieb"."Zugänge"')
"""Views that nobody declared: one is materialized, one asks the policies about its owner."""


async def test_views_that_show_the_product_every_tenant_are_all_that_is_left(parted):
    """OBJ016 is so, and no longer so once they are closed; then nothing is found."""
    await kit.apply(parted.dsn, walled(parted, application_walled=True))
    async with parted.entered(parted.application_dsn, parted.corpus.tenants[0], "admin") as product:
        for view in VIEWS:
            counting = f'select count(distinct "Mandant") from {view}'
            assert await product.fetchval(counting) == len(parted.corpus.tenants)
    assert await opened(parted, application_walled=True) == [("OBJ016", view) for view in VIEWS]
    async with connected(parted.dsn) as admin:
        await admin.execute(f"revoke all on {VIEWS[0]} from {parted.declaration.application}")
        await admin.execute(f"alter view {VIEWS[1]} set (security_invoker = true)")
    async with parted.entered(parted.application_dsn, parted.corpus.tenants[0], "admin") as product:
        assert await product.fetchval(f'select count(distinct "Mandant") from {VIEWS[1]}') == 1
    assert await opened(parted, application_walled=True) == []


@pytest.fixture
async def reports(world, rolling) -> AsyncIterator[str]:
    """A login beside the product's that reads its tables and is named under `trusted`, behind the first step."""
    order = walled(rolling, application_walled=False)
    trusted = (*order.declaration.trusted, "kit_rollout_reports")
    async with connected(rolling.dsn) as admin:
        await admin.execute("create role kit_rollout_reports login")
        await admin.execute("grant select on all tables in schema public to kit_rollout_reports")
        await kit.apply(rolling.dsn, replace(order, declaration=replace(order.declaration, trusted=trusted)))
        yield world.server.dsn("kit_rollout_reports", rolling.database)
        await kit.apply(rolling.dsn, order)
        await admin.execute("drop owned by kit_rollout_reports; drop role kit_rollout_reports")


async def test_a_login_that_is_trusted_beside_the_product_sees_what_it_saw(rolling, reports):
    assert await rows(reports, rolling) == await rows(rolling.dsn, rolling) > 0


async def test_a_login_that_is_trusted_beside_the_product_still_makes_temporary_tables(reports):
    assert await drafts(reports) is None


async def test_the_kit_can_be_taken_out_again(parted):
    """By docs/remove.sql: no policy, nothing of the kit, and PUBLIC may call and read what it may on a new server."""
    roles = parted.declaration
    script = (DOCS / "remove.sql").read_text("utf-8").replace("product_owner", "postgres")
    for name, called in (("agent_ro", roles.agent), ("app_owner", roles.owner), ("gw_owner", roles.gateway_owner)):
        script = script.replace(name, called)
    async with connected(parted.dsn) as admin:
        await admin.execute(script)
        left = await admin.fetchval(
            "select (select count(*) from pg_policy) + (select count(*) from pg_class where relrowsecurity)"
            " + (select count(*) from pg_namespace where nspname = 'agent_gateway')"
        )
        taken = await admin.fetch(
            "select i.classoid::regclass, i.objoid, i.objsubid from pg_init_privs as i"
            " cross join aclexplode(i.initprivs) as a where a.grantee = 0 and case"
            " when i.classoid = 'pg_proc'::regclass then not has_function_privilege('public', i.objoid, 'execute')"
            " when i.classoid = 'pg_class'::regclass and a.privilege_type = 'SELECT' and i.objsubid > 0"
            " then not has_column_privilege('public', i.objoid, i.objsubid::int2, 'select')"
            " when i.classoid = 'pg_class'::regclass and a.privilege_type = 'SELECT'"
            " then not has_table_privilege('public', i.objoid, 'select') end"
        )
        closed = await admin.fetchval(
            "select count(*) from pg_proc where proacl is null and not has_function_privilege('public', oid, 'execute')"
        )
    assert (left, taken, closed) == (0, [], 0)


async def test_the_walls_of_the_product_follow_and_can_be_taken_back(rolling):
    await kit.apply(rolling.dsn, walled(rolling, application_walled=True))
    assert await rows(rolling.application_dsn, rolling) == 0
    async with rolling.entered(rolling.application_dsn, rolling.corpus.tenants[0], "admin") as product:
        seen = await product.fetch(f"select distinct {rolling.corpus.tenant_column}::text from {rolling.corpus.table}")
        assert [row[0] for row in seen] == [rolling.corpus.tenants[0]]
        assert await refusal(product, "alter table public.orders add column note text") == "42501"
    assert await drafts(rolling.application_dsn) == "42501"
    assert await opened(rolling, application_walled=True) == []
    await kit.apply(rolling.dsn, walled(rolling, application_walled=False))
    assert await rows(rolling.application_dsn, rolling) == await rows(rolling.dsn, rolling) > 0
    assert await tenants(rolling) == [rolling.corpus.tenants[0]]
    assert await drafts(rolling.application_dsn) is None
    assert (await kit.compare(rolling.dsn, walled(rolling, application_walled=False))).changes == ()


@pytest.mark.usefixtures("reports")
async def test_who_owned_the_audit_table_may_no_longer_change_it(rolling):
    declaration = replace(walled(rolling, application_walled=True).declaration, audit_table=Relation("public", "trail"))
    async with connected(rolling.dsn) as admin:
        await admin.execute(
            "create table public.trail (id bigint); alter table public.trail owner to kit_rollout_reports"
        )
        await kit.apply(rolling.dsn, replace(rolling.order, declaration=declaration))
        found = await linter.run(rolling.dsn, declaration, linter.chosen(["AUD"]), TODAY)
        await admin.execute("drop table public.trail")
    assert found.findings == ()


async def test_policies_that_the_product_lives_by_go_on_for_it_and_not_for_the_agent(rolling):
    table = rolling.corpus.table
    async with connected(rolling.dsn) as admin:
        await admin.execute(f"drop policy tenant_open on {table}; drop policy tenant_wall on {table}")
        await admin.execute(f"create policy its_own on {table} using (true)")
        await kit.apply(rolling.dsn, walled(rolling, application_walled=False))
        roles = await admin.fetch(
            f"select polname, polroles::regrole[]::text from pg_policy where polrelid = '{table}'::regclass order by 1"
        )
    assert [row[0] for row in roles] == ["its_own", "tenant_read", "tenant_wall"]
    assert roles[0][1].strip("{}").split(",") == [rolling.declaration.owner, "kit_rollout_shop"]
