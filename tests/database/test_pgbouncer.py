"""Behind PgBouncer in transaction mode: the backend changes with every transaction, and the tenant with it."""

import asyncio
import random

from agent_gateway.errors import GatewayError
from agent_gateway.gateway import open_gateway
from agent_gateway.types import QueryRequest
from tests.database.corridor import ACME, GLOBEX, settings_for

REQUESTS = 400


async def test_tenants_do_not_mix_behind_a_pooler(world, pooled):
    settings = settings_for(world, pooler="pgbouncer", pool_size=8, pool_wait_ms=30_000)
    settings = settings.model_copy(update={"dsn": type(settings.dsn)(pooled)})
    order = random.Random(3)  # noqa: S311  # the same order each time
    async with open_gateway(settings) as gateway:

        async def ask():
            claim = order.choice((ACME, GLOBEX))
            statement = order.choice(("select distinct tenant_id from customers", "select 1 / 0"))
            try:
                result = await gateway.query(claim, QueryRequest(statement))
            except GatewayError as error:
                return error.code == "fetch.division_by_zero"
            return result.rows == [[claim.tenant]]

        assert all(await asyncio.gather(*(ask() for _ in range(REQUESTS))))
