"""What the tests of the corridor share: settings for a world, and a locked session past the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from agent_gateway import demo, fetch
from agent_gateway.gateway import Gateway, open_gateway
from agent_gateway.pool import Lease
from agent_gateway.settings import Settings, load
from agent_gateway.types import Approved, Claim, ResultSet

ACME, GLOBEX = (Claim("test", demo.TENANTS[slug], "viewer") for slug in ("acme", "globex"))


def settings_for(world: demo.World, **other: Any) -> Settings:
    return load(
        dsn=world.agent_dsn, context_key_id=world.key_id, context_secret=world.context_secret,
        audit_file="/dev/null", **other,
    )  # fmt: skip


@asynccontextmanager
async def opened(world: demo.World, **other: Any) -> AsyncIterator[Gateway]:
    async with open_gateway(settings_for(world, **other)) as gateway:
        yield gateway


@asynccontextmanager
async def locked(gateway: Gateway, claim: Claim = ACME) -> AsyncIterator[Lease]:
    """A locked session, past the guard."""
    async with gateway.locked(claim) as lease:
        yield lease


async def unguarded(gateway: Gateway, statement: str, claim: Claim = ACME) -> ResultSet:
    """The bounded answer to a statement that no guard has seen."""
    async with locked(gateway, claim) as lease:
        return await fetch.bounded(
            lease, Approved(statement, statement), gateway.lock.limits, gateway.types, request_id="test"
        )
