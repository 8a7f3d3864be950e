"""The kit on a database where an earlier one stands: what that one made, and this one does not, goes."""

from __future__ import annotations

import asyncpg
import pytest

from agent_gateway import demo
from agent_gateway.policy import kit
from tests.database.connecting import connected

ORDER = kit.Order(demo.DECLARATION)
EARLIER = {
    "agent_gateway.decoded": "create function agent_gateway.decoded(part text) returns bytea "
    "language plpgsql as $$ begin return part; end $$",
    "agent_gateway.opened": "create function agent_gateway.opened(token text, out claims jsonb, "
    "out key agent_gateway.keys) language plpgsql as $$ begin end $$",
}
"""Parts of `enter`, by their names."""


@pytest.fixture
async def earlier(clone: demo.World) -> demo.World:
    """The demo's database with what the earlier kit left in it."""
    async with connected(clone.admin_dsn) as admin:
        await admin.execute(f"set role {ORDER.declaration.gateway_owner}")
        for text in EARLIER.values():
            await admin.execute(text)
    return clone


async def functions(admin: asyncpg.Connection) -> list[str]:
    """The parts that are there."""
    found = await admin.fetch(
        "select proname::text from pg_proc where pronamespace = 'agent_gateway'::regnamespace "
        "and proname in ('decoded', 'opened') order by proname"
    )
    return [row[0] for row in found]


async def test_parts_of_an_earlier_enter_are_drift(earlier):
    seen = await kit.compare(earlier.admin_dsn, ORDER)
    assert {change.object.partition("(")[0] for change in seen.changes} == set(EARLIER)


async def test_parts_of_an_earlier_enter_go(earlier):
    async with connected(earlier.admin_dsn) as admin:
        assert await functions(admin) == ["decoded", "opened"]
        await kit.apply(earlier.admin_dsn, ORDER)
        assert await functions(admin) == []
    assert (await kit.compare(earlier.admin_dsn, ORDER)).changes == ()
