"""The locked session with every other wall removed: statements go straight to the connection, no guard, no envelope."""

import asyncio
import time

import asyncpg
import pytest

from agent_gateway import connection
from agent_gateway.errors import (
    ContextRefused,
    DatabaseDown,
    GatewayError,
    PoolExhausted,
    SettingsInvalid,
    ShareUsed,
    StatementTimeout,
    TenantBusy,
)
from tests.database.connecting import connected
from tests.database.corridor import ACME, GLOBEX, locked, opened, unguarded

UNINTERRUPTIBLE = """
with a as (select array_agg(i::text) as x from generate_series(1, 20000) as i),
b as (select array_agg((-i)::text) as x from generate_series(1, 20000) as i)
select a.x && b.x from a, b"""
ENDLESS = "with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r"
RUNNING = "(select pid from pg_stat_activity where usename = 'agent_ro' and state = 'active' and query ~ 'recursive')"


@pytest.fixture
async def gateway(world):
    async with opened(world, pool_size=2, pool_wait_ms=1_000, statement_timeout_ms=1_000, grace_ms=300) as gateway:
        yield gateway


async def until(admin, condition):
    """Look every 50 ms, for 10 s at the most."""
    for _ in range(200):
        if await admin.fetchval(f"select {condition}"):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(condition)


async def seen_tenants(lease):
    return {str(row[0]) for row in await lease.connection.fetch("select distinct tenant_id from app.invoices")}


async def settled(gateway):
    """Wait until nothing is in flight, so that the idle connections can be looked at."""
    for _ in range(600):
        if not gateway.pool._errands:  # noqa: SLF001  # there is no other way to know
            return gateway.pool._idle  # noqa: SLF001  # the same
        await asyncio.sleep(0.1)
    raise AssertionError("errands never end")


async def test_where_a_scan_begins_depends_on_no_other_session(gateway):
    async with locked(gateway) as lease:
        assert await lease.connection.fetchval("show synchronize_seqscans") == "off"


@pytest.mark.parametrize("claim", [ACME, GLOBEX])
async def test_a_session_sees_its_tenant_only(gateway, claim):
    async with locked(gateway, claim) as lease:
        assert await seen_tenants(lease) == {claim.tenant}


async def test_nothing_of_a_context_is_left_on_the_connection(gateway):
    async with locked(gateway):
        pass
    (connection,) = await settled(gateway)
    assert await connection.fetchval("select agent_gateway.tenant_id()") is None
    assert await connection.fetch("select 1 from app.invoices limit 1") == []


async def test_a_setting_does_not_outlive_the_session(gateway):
    async with locked(gateway) as lease:
        await lease.connection.execute("set statement_timeout = 0")
    (connection,) = await settled(gateway)
    assert await connection.fetchval("show statement_timeout") != "0"


async def test_a_cursor_with_hold_does_not_outlive_the_session(gateway):
    async with locked(gateway) as lease:
        await lease.connection.execute("declare kept cursor with hold for select name from app.customers")
    async with locked(gateway, GLOBEX) as lease:
        with pytest.raises(asyncpg.InvalidCursorNameError):
            await lease.connection.fetch("fetch all from kept")


async def test_a_committed_transaction_leaves_no_tenant(gateway):
    """With the envelope gone too, COMMIT can end the transaction; the context ends with it."""
    async with locked(gateway) as lease:
        await lease.connection.execute("commit")
        assert await lease.connection.fetch("select 1 from app.invoices limit 1") == []


@pytest.mark.parametrize(
    "statement",
    [
        "set transaction read write",
        "set transaction_read_only = off",
        "delete from app.customers",
        "create temp table t (n int)",
        "set role app_owner",
        "set session authorization app_owner",
        "select * from agent_gateway.keys",
        "select agent_gateway.install_key('mine', decode(repeat('00', 32), 'hex'))",
    ],
)
async def test_the_lock_cannot_be_opened_from_inside(gateway, statement):
    async with locked(gateway) as lease:
        with pytest.raises(asyncpg.PostgresError) as caught:
            await lease.connection.execute(statement)
    assert caught.value.sqlstate in {"25001", "25006", "42501"}


async def test_a_tenant_that_is_no_tenant_is_refused(gateway):
    with pytest.raises(ContextRefused):
        async with locked(gateway, type(ACME)("test", "no-uuid", "viewer")):
            pass


async def token_in_activity(gateway, world):
    """What an activity view shows of the prologue of an open session, to the most privileged reader."""
    async with locked(gateway) as lease, connected(world.admin_dsn) as admin:
        pid = lease.connection.get_server_pid()
        return pid, await admin.fetchval("select query from pg_stat_activity where pid = $1", pid)


async def test_the_token_cannot_be_read_in_activity_views(gateway, world):
    _, shown = await token_in_activity(gateway, world)
    assert ("begin" in shown, "eyJ" in shown) == (True, False)


async def test_a_token_in_plain_sight_could_be_replayed(gateway, world):
    """The wall removed: without the padding the token is shown, and opens the tenant again on the same backend."""
    async with locked(gateway) as lease:
        lease.connection.activity_bytes = 0
    await settled(gateway)
    pid, shown = await token_in_activity(gateway, world)
    token = shown.partition("enter('")[2].partition("'")[0]
    (connection,) = await settled(gateway)
    assert (connection.get_server_pid(), token.count(".")) == (pid, 2)
    async with connection.transaction():
        await connection.execute(f"select agent_gateway.enter('{token}')")
        assert await connection.fetchval("select count(*) from app.invoices") > 0


async def test_behind_a_pooler_the_token_is_a_parameter(world):
    async with (
        opened(world, pooler="pgbouncer") as gateway,
        locked(gateway) as lease,
        connected(world.admin_dsn) as admin,
    ):
        query = "select query from pg_stat_activity where pid = $1"
        assert await admin.fetchval(query, lease.connection.get_server_pid()) == "select agent_gateway.enter($1)"
        assert await seen_tenants(lease) == {ACME.tenant}


async def test_an_endless_statement_ends(gateway):
    with pytest.raises(StatementTimeout):
        await unguarded(gateway, ENDLESS)


async def test_a_statement_that_cannot_be_interrupted_is_answered_in_time(gateway):
    began = time.perf_counter()
    with pytest.raises(StatementTimeout):
        await unguarded(gateway, UNINTERRUPTIBLE)
    assert time.perf_counter() - began < 3
    assert gateway.pool.stuck == 1
    await settled(gateway)
    assert gateway.pool.stuck == 0


async def test_stuck_backends_count_against_their_tenant(gateway):
    for _ in range(2):
        with pytest.raises(StatementTimeout):
            await unguarded(gateway, UNINTERRUPTIBLE)
    with pytest.raises(TenantBusy):
        await unguarded(gateway, "select 1")
    assert (await unguarded(gateway, "select 1", GLOBEX)).rows == [[1]]
    await settled(gateway)
    assert (await unguarded(gateway, "select 1")).rows == [[1]]


async def test_a_stuck_connection_is_never_reused(gateway):
    with pytest.raises(StatementTimeout):
        await unguarded(gateway, UNINTERRUPTIBLE)
    assert await settled(gateway) == []


async def test_a_caller_who_goes_away_stops_the_statement(world):
    async with opened(world) as gateway, connected(world.admin_dsn) as admin:
        running = asyncio.create_task(unguarded(gateway, ENDLESS))
        await until(admin, f"exists {RUNNING}")
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        began = time.perf_counter()
        await until(admin, f"not exists {RUNNING}")
        assert time.perf_counter() - began < 1
        await settled(gateway)
        assert (await unguarded(gateway, "select 1")).rows == [[1]]


async def test_a_request_to_cancel_that_got_lost_is_repeated(world, monkeypatch):
    """One that arrives between two messages finds nothing to cancel, and the next message runs on."""
    async with opened(world) as gateway, connected(world.admin_dsn) as admin:
        asked = connection.Connection._cancel_current_command  # noqa: SLF001  # what is lost
        lost = []

        def lose_the_first(asking, waiter, *rest):
            if lost:
                return asked(asking, waiter, *rest)
            lost.append(asking)
            return waiter.set_result(None)

        monkeypatch.setattr(connection.Connection, "_cancel_current_command", lose_the_first)
        running = asyncio.create_task(unguarded(gateway, ENDLESS))
        await until(admin, f"exists {RUNNING}")
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await until(admin, f"not exists {RUNNING}")
        assert len(lost) == 1


async def test_one_tenant_cannot_hold_every_connection(gateway):
    async with locked(gateway):
        with pytest.raises(ShareUsed):
            await unguarded(gateway, "select 1")
        assert (await unguarded(gateway, "select 1", GLOBEX)).rows == [[1]]


async def test_a_full_pool_says_so(gateway):
    async with locked(gateway), locked(gateway, GLOBEX):
        with pytest.raises(PoolExhausted):
            await unguarded(gateway, "select 1", type(ACME)("test", "33333333-3333-4333-8333-333333333333", "viewer"))


async def test_a_connection_that_was_ended_by_the_server_is_replaced(gateway, world):
    async with locked(gateway) as lease:
        pid = lease.connection.get_server_pid()
    await settled(gateway)
    async with connected(world.admin_dsn) as admin:
        await admin.execute("select pg_terminate_backend($1)", pid)
    await asyncio.sleep(0.1)
    assert (await unguarded(gateway, "select 1")).rows == [[1]]


async def test_a_connection_that_ends_in_the_middle_is_a_retryable_error(world):
    async with opened(world) as gateway, connected(world.admin_dsn) as admin:
        async with asyncio.timeout(10):
            running = asyncio.create_task(unguarded(gateway, ENDLESS))
            await until(admin, f"exists {RUNNING}")
            await admin.execute(f"select pg_terminate_backend(pid) from {RUNNING} as running")
        with pytest.raises(GatewayError) as caught:
            await running
        assert (caught.value.code, caught.value.retryable) == ("session.connection_lost", True)


async def test_a_superuser_is_no_agent(world):
    async with opened(world) as gateway:
        gateway.pool._connect = _as_superuser(world)  # noqa: SLF001  # a login that settings could name by mistake
        with pytest.raises(GatewayError) as caught:
            await unguarded(gateway, "select 1")
    assert caught.value.code == "session.database_unsafe"


def _as_superuser(world):
    from agent_gateway.connection import connector  # noqa: PLC0415  # only this test opens one

    return connector(world.admin_dsn, timeout_ms=1_000)


async def test_a_server_that_says_nothing_is_given_up():
    async def silent(reader, writer):
        await reader.read(1)
        await asyncio.sleep(5)
        writer.close()

    listening = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    connect = connection.connector(f"postgresql://agent_ro@127.0.0.1:{port}/demo", timeout_ms=300)
    began = time.perf_counter()
    with pytest.raises(DatabaseDown):
        await connect()
    listening.close()
    assert time.perf_counter() - began < 3


async def test_a_server_that_ends_a_session_which_was_only_begun_is_down(world, monkeypatch):
    """asyncpg then takes one operation for another, and says so in an error of its own."""

    async def ended(*_, **__):
        raise asyncpg.InternalClientError("another operation is in progress")

    monkeypatch.setattr(connection.Connection, "prepare_for_agents", ended)
    with pytest.raises(DatabaseDown):
        await connection.connector(world.agent_dsn, timeout_ms=1_000)()


@pytest.mark.parametrize("dsn", ["foo", "http://a/b", "postgresql://u@h:bad/x"])
def test_an_address_that_is_none_is_a_setting_to_mend(dsn):
    with pytest.raises(SettingsInvalid):
        connection.connector(dsn, timeout_ms=1_000)
