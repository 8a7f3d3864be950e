"""The leak matrix, on a database that is not the demo: zero behind the kit; what is broken is named."""

import pytest

from agent_gateway import leaks
from agent_gateway.errors import LeaksUnfinished, TenantsTooFew
from agent_gateway.gateway import open_gateway
from agent_gateway.settings import load
from tests.database.shop import SECRET, STORIES, broken, built, named_by

PLAN = leaks.Plan(
    tables=(
        leaks.Table("shop", "orgs", "id"),
        leaks.Table("shop", "orders", "org_id"),
        leaks.Table("shop", "notes", "org_id"),
    ),
    shared=frozenset({("shop", "rates")}),
    views=frozenset({("shop", "big_orders")}),
    tenant_column="org_id",
    agent="shop_agent",
)


@pytest.fixture(scope="module")
async def shop(server):
    async with built(server) as database:
        yield database


async def looked(server, database, plan=PLAN, user="postgres"):
    settings = load(
        dsn=server.dsn("shop_agent", database), context_secret=SECRET, audit_file="/dev/null", search_path=["shop"]
    )
    async with open_gateway(settings) as gateway:
        return await leaks.run(server.dsn(user, database), gateway.locked, plan)


async def test_behind_the_kit_everything_is_zero(server, shop):
    matrix = await looked(server, shop)
    assert {cell.status for cell in matrix.cells} == {"zero"}
    assert {relation.label for relation in matrix.relations} == {
        "shop.orgs", "shop.orders", "shop.notes", "shop.rates", "shop.big_orders",
    }  # fmt: skip
    assert (len(matrix.tenants), matrix.canaries > 0) == (4, True)


async def test_exactly_the_three_that_are_broken_are_named(server, shop):
    stories = ("policy_dropped", "view_without_invoker", "partition_granted")
    async with broken(server, shop, *stories) as database:
        matrix = await looked(server, database)
    assert matrix.named == tuple(sorted(map(named_by, stories)))


@pytest.mark.parametrize("story", STORIES)
async def test_each_thing_that_is_broken_is_named_alone(server, shop, story):
    async with broken(server, shop, story) as database:
        assert (await looked(server, database)).named == (named_by(story),)


async def test_what_cannot_be_proved_is_not_zero(server, shop):
    """Zero foreign rows of a table that shows nothing at all is no proof."""
    async with broken(server, shop, "own_rows_gone") as database:
        matrix = await looked(server, database)
    assert {cell.status for cell in matrix.cells if cell.relation == "shop.orgs"} == {"blind"}


async def test_a_login_that_sees_no_tenants_cannot_pick_them(server, shop):
    with pytest.raises((TenantsTooFew, LeaksUnfinished)):
        await looked(server, shop, user="shop_agent")
