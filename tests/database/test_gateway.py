"""The whole corridor: many tenants over few connections, and a database that goes away under load."""

import asyncio
import json
import os
import random
import signal
import uuid
from pathlib import Path

import pytest

from agent_gateway import demo, embedded
from agent_gateway.errors import AuditUnavailable, GatewayError, RequestInvalid, StatementRefused
from agent_gateway.gateway import open_gateway
from agent_gateway.types import Claim, QueryRequest
from tests.database.connecting import connected
from tests.database.corridor import ACME, GLOBEX, opened, settings_for

TENANTS = 50
REQUESTS = 10_000
CONNECTIONS = 5


@pytest.fixture
async def crowd(clone):
    """Fifty tenants, each with customers that carry its own canary."""
    claims = {f"canary-crowd-{n}-": Claim(f"user {n}", str(uuid.UUID(int=n + 1)), "viewer") for n in range(TENANTS)}
    async with connected(clone.admin_dsn) as admin:
        await admin.executemany(
            "insert into app.tenants select $1, 'crowd-' || $2, $2, 'free', 'US', 'key', $2, now()",
            [(claim.tenant, mark) for mark, claim in claims.items()],
        )
        await admin.executemany(
            """insert into app.customers (tenant_id, id, name, email, country, segment, reference, created_at)
            select $1, n, $2 || n, $2 || n || '@example.com', 'US', 'smb', $2 || n, now()
            from generate_series(1, 5) as n""",
            [(claim.tenant, mark) for mark, claim in claims.items()],
        )
    return clone, claims


async def test_ten_thousand_interleaved_requests_of_fifty_tenants(crowd):
    world, claims = crowd
    order = random.Random(7)  # noqa: S311  # the same order each time
    work = [order.choice(list(claims)) for _ in range(REQUESTS)]
    statements = (
        "select name, tenant_id from customers",
        "select string_agg(name, ',') as names, max(tenant_id::text) as tenant from customers",
        "select 1 / (id - id) from customers",
    )
    seen = {"rows": 0, "errors": 0}

    async with opened(world, pool_size=CONNECTIONS, pool_per_tenant=CONNECTIONS, pool_wait_ms=60_000) as gateway:

        async def worker():
            while work:
                mark = work.pop()
                claim = claims[mark]
                try:
                    result = await gateway.query(claim, QueryRequest(order.choice(statements)))
                except GatewayError as error:
                    assert error.code == "fetch.division_by_zero"  # noqa: PT017  # most requests raise nothing
                    seen["errors"] += 1
                    continue
                for names, tenant in result.rows:
                    assert all(name.startswith(mark) for name in names.split(","))
                    assert tenant == claim.tenant
                    seen["rows"] += 1

        await asyncio.gather(*(worker() for _ in range(40)))
        while gateway.pool._errands:  # noqa: ASYNC110, SLF001  # there is no other way to know
            await asyncio.sleep(0.01)
        idle = list(gateway.pool._idle)  # noqa: SLF001  # the same
        contexts = [await connection.fetchval("select agent_gateway.tenant_id()") for connection in idle]

    assert (len(idle), contexts) == (CONNECTIONS, [None] * CONNECTIONS)
    assert seen["rows"] + seen["errors"] >= REQUESTS


async def test_a_killed_postmaster_is_survived_without_a_restart_of_the_gateway(server_home, postgres_version):
    home = server_home / "killed"
    home.mkdir(mode=0o711)
    with embedded.start(home, version=postgres_version) as server:
        world = await demo.install(server)
        async with opened(world, pool_size=4, pool_wait_ms=20_000) as gateway:
            outcomes: list[str] = []

            async def ask(claim):
                try:
                    await gateway.query(claim, QueryRequest("select count(*) from invoice_lines"))
                    outcomes.append("answered")
                except GatewayError as error:
                    assert error.retryable  # noqa: PT017  # whether it raises is a matter of time
                    outcomes.append(error.code)

            async def load():
                while True:
                    await asyncio.gather(*(ask(claim) for claim in (ACME, GLOBEX) * 4))

            loading = asyncio.create_task(load())
            await asyncio.sleep(0.5)
            os.kill(server.pid, signal.SIGKILL)
            await asyncio.sleep(0.5)
            loading.cancel()
            await asyncio.gather(loading, return_exceptions=True)
            assert set(outcomes) <= {"answered", "session.connection_lost", "session.database_down"}
            assert {"answered", "session.database_down"} <= set(outcomes)
            server.revive()
            for claim in (ACME, GLOBEX):
                assert (await gateway.query(claim, QueryRequest("select count(*) from invoices"))).rows[0][0] > 0


async def test_a_refusal_carries_every_violation(world):
    async with opened(world) as gateway:
        with pytest.raises(StatementRefused) as caught:
            await gateway.query(ACME, QueryRequest("select pg_sleep(1), set_config('a', 'b', true) from pg_class"))
    assert len(caught.value.violations) >= 3


async def test_every_end_leaves_one_record(world, tmp_path):
    file = tmp_path / "audit.jsonl"
    settings = settings_for(world).model_copy(update={"audit_file": file})
    async with open_gateway(settings) as gateway:
        await gateway.query(ACME, QueryRequest("select count(*) from invoices", request_id="one"))
        for statement in ("delete from invoices", "select 1 / (id - id) from customers"):
            with pytest.raises(GatewayError):
                await gateway.query(ACME, QueryRequest(statement))
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert [line["outcome"] for line in lines] == ["answered", "refused", "failed"]
    assert (lines[0]["request_id"], lines[0]["tenant"], lines[0]["rows"]) == ("one", ACME.tenant, 1)


async def test_no_record_no_rows(world):
    """The disk is full: the file can be opened, and nothing can be written to it."""
    settings = settings_for(world).model_copy(update={"audit_file": Path("/dev/full")})
    async with open_gateway(settings) as gateway:
        with pytest.raises(AuditUnavailable):
            await gateway.query(ACME, QueryRequest("select 1"))


async def test_a_gateway_that_cannot_record_does_not_open(world, tmp_path):
    settings = settings_for(world).model_copy(update={"audit_file": tmp_path / "nowhere" / "audit.jsonl"})
    with pytest.raises(AuditUnavailable):
        async with open_gateway(settings):
            pass


async def test_many_who_wait_for_the_catalog_share_one_failure(world):
    settings = settings_for(world, connect_timeout_ms=500, pool_size=1)
    silent = settings.model_copy(update={"dsn": type(settings.dsn)("postgresql://a@127.0.0.1:1/x")})
    async with open_gateway(silent) as gateway:
        asking = (gateway.query(ACME, QueryRequest("select 1")) for _ in range(50))
        async with asyncio.timeout(5):
            failed = await asyncio.gather(*asking, return_exceptions=True)
    assert {error.code for error in failed} == {"session.database_down"}


@pytest.mark.parametrize("max_rows", [0, -1])
async def test_a_wish_for_no_rows_is_refused(world, max_rows):
    async with opened(world) as gateway:
        with pytest.raises(RequestInvalid):
            await gateway.query(ACME, QueryRequest("select 1", max_rows=max_rows))


async def test_a_caller_may_wish_for_fewer_rows_but_not_for_more(world):
    async with opened(world, max_rows=5) as gateway:
        few = await gateway.query(ACME, QueryRequest("select id from customers", max_rows=2))
        many = await gateway.query(ACME, QueryRequest("select id from customers", max_rows=1_000))
    assert (len(few.rows), len(many.rows)) == (2, 5)


async def test_a_database_that_is_down_is_a_retryable_error(world):
    settings = settings_for(world).model_copy(
        update={"dsn": type(settings_for(world).dsn)("postgresql://a@127.0.0.1:1/x")}
    )
    async with open_gateway(settings) as gateway:
        with pytest.raises(GatewayError) as caught:
            await gateway.query(ACME, QueryRequest("select 1"))
    assert (caught.value.code, caught.value.retryable) == ("session.database_down", True)


async def test_the_catalog_shows_no_more_than_may_be_read(world):
    async with opened(world) as gateway:
        catalog = await gateway.catalog(ACME)
    hidden = {
        f"{relation.name}.{column.name}" for relation in catalog.relations for column in relation.columns
        if not column.readable
    }  # fmt: skip
    assert (hidden, {relation.schema for relation in catalog.relations}) == (
        {"users.password_hash", "tenants.api_key"}, {"app"},
    )  # fmt: skip
