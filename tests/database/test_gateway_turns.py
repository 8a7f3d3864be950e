"""Judging takes the processor, which all tenants share: each has one statement judged at a time."""

import asyncio
import threading

import pytest

from agent_gateway import guard
from agent_gateway.errors import ShareUsed, StatementRefused
from agent_gateway.types import QueryRequest
from tests.database.corridor import ACME, GLOBEX, opened

REFUSED = "delete from invoices"
LONG = REFUSED.ljust(5_000)


@pytest.mark.parametrize("statement", [REFUSED, LONG])
async def test_a_tenant_that_sends_many_statements_is_not_before_another(world, monkeypatch, statement):
    judged, check = [], guard.check
    monkeypatch.setattr(guard, "check", lambda sql, allowlist: judged.append(sql) or check(sql, allowlist))
    asked = [(ACME, statement)] * 20 + [(GLOBEX, f"{statement} ")]
    async with opened(world) as gateway:
        await gateway.schema.known()
        work = (gateway.query(claim, QueryRequest(sql)) for claim, sql in asked)
        ends = await asyncio.gather(*work, return_exceptions=True)
    assert {type(end) for end in ends} == {StatementRefused}
    assert judged.index(f"{statement} ") <= 2


async def test_a_judgement_that_its_caller_left_keeps_its_place(world, monkeypatch):
    started, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def stuck(*_):
        loop.call_soon_threadsafe(started.set)
        go_on.wait(60)

    monkeypatch.setattr(guard, "explain", stuck)
    async with opened(world, pool_wait_ms=50) as gateway:
        left = asyncio.create_task(gateway.explain(ACME, QueryRequest(REFUSED)))
        await started.wait()
        left.cancel()
        try:
            with pytest.raises(ShareUsed):
                await gateway.query(ACME, QueryRequest(REFUSED))
            with pytest.raises(StatementRefused):
                await gateway.query(GLOBEX, QueryRequest(REFUSED))
        finally:
            go_on.set()
        assert (await asyncio.gather(left, return_exceptions=True))[0].__class__ is asyncio.CancelledError


async def test_a_long_statement_may_be_cancelled(world):
    async with opened(world) as gateway:
        await gateway.schema.known()
        asking = asyncio.create_task(gateway.query(ACME, QueryRequest(LONG)))
        await asyncio.sleep(0)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        with pytest.raises(StatementRefused):
            await gateway.query(ACME, QueryRequest(LONG))
