"""One tenant, one spelling: what is written in two ways has no second share of the pool, behind either wall."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from agent_gateway import demo
from agent_gateway.errors import ShareUsed, TenantMisspelt
from agent_gateway.gateway import Gateway
from agent_gateway.policy import kit
from agent_gateway.types import Claim, QueryRequest
from tests.database.connecting import connected, refusal
from tests.database.corridor import opened

ORDER = kit.Order(demo.DECLARATION)
CHECK = "tenant::text is distinct from claims ->> 'tid'"
DEFINITION = "select pg_get_functiondef('agent_gateway.enter(text)'::regprocedure)"

OURS = Claim("test", demo.TENANTS["juniper"], "viewer")
LOUD = Claim("test", OURS.tenant.upper(), "viewer")
OTHERWISE = [LOUD.tenant, f"{{{OURS.tenant}}}", OURS.tenant.replace("-", "")]


def gateway_of(world: demo.World):
    return opened(world, pool_size=4, pool_per_tenant=1, pool_wait_ms=300)


@asynccontextmanager
async def before(clone: demo.World) -> AsyncIterator[asyncpg.Connection]:
    """The database with an `enter` that looks at no spelling."""
    async with connected(clone.admin_dsn) as admin:
        definition = await admin.fetchval(DEFINITION)
        assert CHECK in definition
        await admin.execute(definition.replace(CHECK, "false"))
        yield admin


async def held_twice(gateway: Gateway) -> None:
    """Two connections at a time, where one tenant may have one."""
    async with gateway.locked(OURS), gateway.locked(LOUD) as lease:
        seen = await lease.connection.fetch("select distinct tenant_id::text from app.invoices")
        assert [row[0] for row in seen] == [OURS.tenant]


@pytest.mark.parametrize("tenant", OTHERWISE)
async def test_the_database_refuses_another_spelling(agent, mint, tenant):
    async with agent.transaction():
        assert await refusal(agent, "select agent_gateway.enter($1)", mint(tenant)) == "28T01"


async def test_what_does_not_fit_is_told_before_how_it_is_spelled(agent, mint):
    async with agent.transaction():
        assert await refusal(agent, "select agent_gateway.enter($1)", mint(LOUD.tenant, db="another")) == "28000"


async def test_without_the_check_one_tenant_has_two_shares(clone):
    """The attack; a share is one connection here."""
    async with before(clone), gateway_of(clone) as gateway:
        await held_twice(gateway)


async def test_the_database_gives_no_second_share(world):
    async with gateway_of(world) as gateway:
        with pytest.raises(TenantMisspelt):
            await held_twice(gateway)


async def test_the_same_spelling_has_one_share(world):
    async with gateway_of(world) as gateway, gateway.locked(OURS):
        with pytest.raises(ShareUsed):
            async with gateway.locked(OURS):
                pass


async def test_the_gateway_refuses_it_although_the_database_would_not(clone):
    async with before(clone), gateway_of(clone) as gateway:
        with pytest.raises(TenantMisspelt):
            await gateway.query(LOUD, QueryRequest("select 1"))
        with pytest.raises(TenantMisspelt):
            await gateway.explain(LOUD, QueryRequest("select 1"))
        with pytest.raises(TenantMisspelt):
            await gateway.catalog(LOUD)


async def test_an_older_enter_is_drift_that_the_kit_mends(clone):
    async with before(clone):
        seen = await kit.compare(clone.admin_dsn, ORDER)
        await kit.apply(clone.admin_dsn, ORDER)
    enters = [(change.object, change.aspect) for change in seen.changes if "enter" in change.object]
    assert enters == [("agent_gateway.enter(token text)", "definition")]
    assert (await kit.compare(clone.admin_dsn, ORDER)).changes == ()
