"""The strict tier: the server alone refuses what the guard would, and still runs what analysts need."""

from __future__ import annotations

import asyncpg
import pytest

from agent_gateway.demo import TENANTS, World
from tests.corpus import Benign, benign
from tests.database import corpus
from tests.database.conftest import Mint
from tests.database.connecting import connected, refusal
from tests.database.corpus import CorpusWorld

NOT_IN_16 = {"42601", "42883"}
"""What PostgreSQL 16 says to syntax and functions that came later, such as JSON_TABLE."""


@pytest.mark.parametrize("case", benign(), ids=lambda case: case.id)
async def test_what_analysts_ask_returns_its_rows(
    corpus_world: CorpusWorld, mint: Mint, postgres_version: int, case: Benign
) -> None:
    async with connected(corpus_world.walled_dsn) as agent, agent.transaction(readonly=True):
        await agent.execute("set local statement_timeout = '20s'")
        await agent.execute("select agent_gateway.enter($1)", mint(corpus.TENANT, db=corpus_world.walled_database))
        # counted by the server, because asyncpg would look unknown types up in the closed catalogs
        sql = f"declare answer no scroll cursor for {case.sql.rstrip().rstrip(';')}"
        refused = await refusal(agent, sql)
        if refused and postgres_version == 16:
            assert refused in NOT_IN_16
            return
        assert refused is None
        assert await agent.execute("move forward all in answer") == f"MOVE {case.rows}"


@pytest.mark.parametrize(
    "sql",
    [
        "select set_config('agent_gateway.ctx', 'x', true)",
        "select current_setting('agent_gateway.ctx')",
        "select * from ts_stat('select 1')",
        "select ts_rewrite('a'::tsquery, 'select 1, 2')",
        "select query_to_xml('select 1', true, true, '')",
        "select pg_sleep(0)",
        "select pg_advisory_lock(1)",
        "select pg_advisory_unlock_all()",
        "select pg_notify('a', 'b')",
        "select lo_create(0)",
        "select nextval('app.x')",
        "select pg_terminate_backend(1)",
        "select pg_current_xact_id()",
        "select pg_export_snapshot()",
        "select version()",
        "select inet_server_addr()",
        "select pg_relation_size('app.customers')",
        "select has_table_privilege('app.customers', 'select')",
        "select pg_read_file('PG_VERSION')",
        "select to_regclass('app.customers')",
        "select 'app.customers'::text::regclass",
        "select * from pg_class",
        "select * from pg_catalog.pg_stat_activity",
        "select * from pg_settings",
        "select * from pg_stats",
        "select * from pg_roles",
        "select * from pg_database",
        "select * from pg_proc",
        "select * from information_schema.tables",
        "do $$ begin end $$",
        "create temporary view mine as select 1",
    ],
)
async def test_the_server_refuses_it_without_a_guard(agent: asyncpg.Connection, sql: str) -> None:
    async with agent.transaction():
        await agent.execute("set transaction read write")
        if "app.x" in sql:
            assert await refusal(agent, sql) in {"42501", "42P01"}
        else:
            assert await refusal(agent, sql) == "42501"


async def test_what_the_gateway_sends_runs(world: World, mint: Mint) -> None:
    async with connected(world.agent_dsn) as agent:
        token = mint(TENANTS["acme"], pid=agent.get_server_pid())
        await agent.execute(
            f"begin read only; set local statement_timeout = 1000; select agent_gateway.enter('{token}')"
        )
        row = await agent.fetchrow(
            """
            select left(format('%s', x.priority), 10), octet_length(format('%s', x.body)),
              encode(substring('\\x00ff'::bytea from 1 for 8), 'hex'), sum(octet_length(x.body)) over (),
              count(*) over ()
            from (select priority, body from app.tickets) as x
            limit 1
            """
        )
        assert row is not None
        assert row["count"] == 672
        assert await agent.fetchval("show search_path") == "app, public, pg_temp"
        await agent.execute("rollback")


@pytest.mark.parametrize("database", ["postgres", "template1"])
async def test_the_agent_cannot_leave_its_database(world: World, database: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asyncpg.connect(world.server.dsn("agent_ro", database))


async def test_the_application_keeps_what_it_had(world: World) -> None:
    async with connected(world.application_dsn) as application:
        assert await application.fetchval("select set_config('app.x', 'y', false)") == "y"
        assert await application.fetchval("select count(*) from pg_class") > 0
        assert await application.fetchval("select count(*) from information_schema.tables") > 0


async def test_trusted_roles_get_no_more_than_everybody_had(world: World) -> None:
    async with connected(world.application_dsn) as application, application.transaction():
        assert await refusal(application, "select pg_read_file('PG_VERSION')") == "42501"
        assert await refusal(application, "select rolpassword from pg_authid") == "42501"


async def test_who_read_some_columns_of_a_catalog_reads_no_more_of_it(world: World) -> None:
    """The address of a subscription holds a password: PUBLIC reads all of pg_subscription but that."""
    async with connected(world.application_dsn) as application, application.transaction():
        assert await refusal(application, "select subname from pg_subscription") is None
        assert await refusal(application, "select subconninfo from pg_subscription") == "42501"


async def test_nothing_flawed_of_the_corpus_is_left_open(corpus_world: CorpusWorld) -> None:
    async with connected(corpus_world.walled_dsn) as agent, agent.transaction():
        for relation in ("mv_tenant_revenue", "v_barrier_customers", "events_2026_01", "audit_log_archive"):
            assert await refusal(agent, f"select 1 from app.{relation}") == "42501"
        for call in ("customer_by_email('x')", "search_names('x')"):
            assert await refusal(agent, f"select app.{call}") == "42501"


async def test_the_plain_corpus_leaks_to_one_select(corpus_world: CorpusWorld) -> None:
    """The positive control of every test that expects no leak."""
    forge = "set_config('app.tenant_id', 'bbbbbbbb-0000-4000-8000-00000000000b', true)"
    sql = f"with x as materialized (select {forge}) select count(*) from x, app.customers where name like 'CNRY-B%'"
    async with connected(corpus_world.plain_dsn) as agent, agent.transaction(readonly=True):
        assert await agent.fetchval(sql) == 1_500
