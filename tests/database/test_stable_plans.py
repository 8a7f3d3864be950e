"""Stable plans: what others' rows change in the planner's estimates is told without the setting, and not with it.

Past the guard, because the planner is a wall of its own here. The acting tenant's rows lie where they lay.
"""

import asyncio

import pytest

from agent_gateway.errors import GatewayError, StatementRefused
from agent_gateway.types import QueryRequest
from evals.order.statements import HONEST, probes
from tests.database.conftest import cloned
from tests.database.connecting import connected
from tests.database.corridor import ACME, GLOBEX, locked, opened, unguarded

STATEMENTS = HONEST | probes(GLOBEX.tenant)
EQUAL = f"""select id * 1.0 from customers intersect select id * 1.00 from (
    select id from customers union all select id from customers where tenant_id = '{GLOBEX.tenant}') as s"""
BEFORE_18 = {"lateral of two"}
"""Before PostgreSQL 18 a nested loop that cannot be avoided has a cost, which is multiplied by the rows before it."""


async def answers(world, *, stable_plans):
    """Every answer; an error is one too."""
    found = {}
    async with opened(world, stable_plans=stable_plans) as gateway:
        for name, statement in (STATEMENTS | {EQUAL: EQUAL}).items():
            try:
                result = await unguarded(gateway, statement)
                found[name] = (result.rows, result.truncated)
            except GatewayError as error:
                found[name] = error.code
    return found


async def in_both_modes(world):
    default, stable = await asyncio.gather(*(answers(world, stable_plans=stable) for stable in (False, True)))
    return {False: default, True: stable}


@pytest.fixture(scope="module")
async def told(world):
    """Whether plans are stable, to the statements whose answer changed when most rows of others had gone."""
    async with cloned(world) as copied:
        before = await in_both_modes(copied)
        async with connected(copied.admin_dsn) as admin:
            await admin.execute("set session_replication_role = replica")
            for table in ("users", "customers", "products", "invoices", "tickets", "events", "document_chunks"):
                await admin.execute(f"delete from app.{table} where tenant_id <> '{ACME.tenant}' and id % 50 <> 0")
            await admin.execute("analyze")
        after = await in_both_modes(copied)
    return {
        stable: {name for name, answer in after[stable].items() if answer != before[stable][name]} for stable in after
    }


async def test_by_default_the_order_of_rows_tells_that_others_have_gone(told):
    assert len(told[False]) > 20


async def test_with_stable_plans_nothing_tells_it(told, postgres_version):
    assert told[True] - {EQUAL} - (BEFORE_18 if postgres_version < 18 else set()) == set()


async def test_intersect_past_the_guard_tells_it_all_the_same(told):
    assert EQUAL in told[True]


async def test_stable_plans_do_not_outlive_the_session(world):
    async with opened(world, stable_plans=True, pool_size=1) as gateway:
        async with locked(gateway) as lease:
            assert await lease.connection.fetchval("show enable_seqscan") == "off"
        async with gateway.pool.lease("test") as lease:
            assert await lease.connection.fetchval("show enable_seqscan") == "on"


@pytest.mark.parametrize("statement", ["select id from tickets tablesample system (5) repeatable (7)", EQUAL])
async def test_what_no_plan_makes_stable_is_refused_in_that_mode_only(world, statement):
    async with opened(world) as gateway:
        assert (await gateway.query(ACME, QueryRequest(statement))).columns
    async with opened(world, stable_plans=True) as gateway:
        with pytest.raises(StatementRefused) as caught:
            await gateway.query(ACME, QueryRequest(statement))
    assert [violation.code for violation in caught.value.violations] == ["guard.unstable_rows"]
