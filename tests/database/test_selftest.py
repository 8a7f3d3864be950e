"""The self-test: nothing succeeds behind the walls, and on a database that is broken exactly what is broken does."""

import asyncio
import time
from dataclasses import replace

import asyncpg
import pytest

from agent_gateway import demo, selftest
from agent_gateway.auth import mint_context_token
from agent_gateway.connection import connector
from agent_gateway.errors import ContextRefused, DatabaseForgeable, DatabaseUnsafe
from agent_gateway.gateway import open_gateway
from agent_gateway.settings import load
from tests import postgres
from tests.corpus.selftest import broken
from tests.database import pooler, recovering
from tests.database.conftest import cloned
from tests.database.connecting import connected
from tests.database.corridor import settings_for

SHARED = tuple(f"{table.schema}.{table.name}" for table in demo.DECLARATION.shared_tables)
REFUSALS = {"28000", "42501", "25006", "0A000", "55000"}
"""Not accepted, not allowed, read-only, not done here, no such write: any other SQLSTATE is a fault of the attempt."""


async def proof(world, **other):
    settings = settings_for(world, shared_tables=SHARED)
    async with open_gateway(settings.model_copy(update=other)) as gateway:
        return await gateway.proof()


async def proof_of(dsn, corpus_world):
    settings = load(
        dsn=dsn, context_key_id=corpus_world.key_id, context_secret=corpus_world.context_secret,
        audit_file="/dev/null", shared_tables=["app.currencies"],
    )  # fmt: skip
    async with open_gateway(settings) as gateway:
        return await gateway.proof()


def outcomes(report):
    return {finding.case.name: finding.outcome for finding in report.findings if finding.outcome != "held"}


def places(report, case):
    (found,) = (finding.succeeded for finding in report.findings if finding.case.name == case)
    return found


# behind the walls


@pytest.fixture(scope="module")
async def held(world):
    return await proof(world)


def test_nothing_succeeds_on_the_demo(held):
    assert outcomes(held) == {}


def test_every_case_is_tried(held):
    assert [finding.case for finding in held.findings] == list(selftest.cases())
    assert [finding.case.name for finding in held.findings if not finding.tried] == []


def test_every_attempt_is_refused_for_its_own_sake(held):
    # PostgreSQL 16 calls it internal that pg_database_owner has no members
    known = {"role: grant itself a role": REFUSALS | {"XX000"}}
    assert [f.case.name for f in held.findings if not set(f.said) <= known.get(f.case.name, REFUSALS)] == []


async def test_it_takes_less_than_two_seconds(world):
    assert min([(await proof(world)).elapsed_ms for _ in range(2)]) < 2_000


async def test_at_baseline_only_what_a_superuser_must_close_warns(corpus_world):
    assert outcomes(await proof_of(corpus_world.signed_dsn, corpus_world)) == {
        "sessions: the statements of others": "warning",
        "sessions: stop the statements of others": "warning",
    }


async def test_behind_the_strict_tier_nothing_warns(corpus_world):
    assert outcomes(await proof_of(corpus_world.walled_dsn, corpus_world)) == {}


async def test_every_way_to_plant_a_context_runs_where_the_server_lets_it(corpus_world):
    """A positive control: at baseline the planting itself works, and it is the context that refuses."""
    report = await proof_of(corpus_world.signed_dsn, corpus_world)
    planting = [finding for finding in report.findings if finding.case.name.startswith("forge: ")]
    unsupported = {"0A000"}  # the wheel's server is built without libxml
    assert [f.case.name for f in planting if set(f.said) - unsupported not in ({"28000"}, set())] == []


async def test_it_leaves_nothing_behind(clone):
    async with connected(clone.admin_dsn) as admin:
        counting = """
            select (select count(*) from pg_class), (select count(*) from pg_roles),
              (select count(*) from pg_namespace), (select count(*) from pg_auth_members),
              (select count(*) from agent_gateway.keys), (select count(*) from pg_largeobject_metadata)
        """
        before = tuple(await admin.fetchrow(counting))
        await proof(clone)
        assert tuple(await admin.fetchrow(counting)) == before
        for _ in range(100):
            left = await admin.fetchval(
                "select count(*) from pg_stat_activity where datname = current_database() and usename = 'agent_ro'"
            )
            if not left:
                break
            await asyncio.sleep(0.05)
        assert left == 0


async def test_a_wrong_secret_proves_nothing(world):
    secret = type(settings_for(world).context_secret)("a secret that is not the installed one, but long")
    with pytest.raises(ContextRefused):
        await proof(world, context_secret=secret)


async def test_a_superuser_is_not_let_in(world):
    with pytest.raises(DatabaseUnsafe):
        await proof(world, dsn=type(settings_for(world).dsn)(world.admin_dsn))


async def test_a_table_that_is_declared_shared_may_be_read(world):
    report = await proof(world, shared_tables=())
    assert outcomes(report) == dict.fromkeys(
        ("read: no policies apply", "read: rows without a tenant", "read: rows for a tenant that does not exist"),
        "succeeded",
    )
    assert places(report, "read: rows without a tenant") == ("app.currencies",)


# broken on purpose


@pytest.mark.parametrize(
    "case",
    [case for case in broken() if case.versions is None or postgres.VERSION in case.versions],
    ids=lambda case: case.name,
)
async def test_what_is_broken_is_found(clone, case):
    async with connected(clone.admin_dsn) as admin:
        await admin.execute(case.sql)
        try:
            report = await proof(clone)
        finally:
            for statement in case.mend:
                await admin.execute(statement)
    assert outcomes(report) == case.outcomes
    assert {name: places(report, name) for name in case.places} == case.places


ENTER = "agent_gateway.enter(text)"
MAC = "agent_gateway.context_mac(bytea,bytea,text)"
TOKEN, SECOND = "token: one that must be refused", "token: a second tenant in the same transaction"
TAMPER, REPLAY = "tamper: one field of the own context", "replay: a captured context where none was entered"
PLANTED = ("forge: SET LOCAL", "forge: SET")
EARLIER, ELSEWHERE = "captured in an earlier transaction", "captured on another backend"


@pytest.mark.parametrize(
    ("function", "lost", "instead", "expected"),
    [
        (ENTER, "and claims ->> 'aud' = 'agent-db'", "", {TOKEN: {"another audience", "no audience"}}),
        (ENTER, "and claims ->> 'db' = current_database()", "", {TOKEN: {"another database", "no database"}}),
        (ENTER, "and claims ->> 'role' in ('admin', 'editor', 'viewer')", "", {TOKEN: {"an unknown role"}}),
        (ENTER, "(claims ->> 'pid')::bigint = pg_backend_pid()", "true", {TOKEN: {"another backend"}}),
        (ENTER, "expiry > key.now_s and", "", {TOKEN: {"expired"}}),
        (ENTER, "and expiry <= key.now_s + 900", "", {TOKEN: {"good for a day"}}),
        (ENTER, "fits is not true", "fits is false", {TOKEN: {"no expiry", "no audience", "no database"}}),
        (ENTER, "if entered then", "if false then", {SECOND: {"a good token of another"}}),
        (ENTER, "header ->> 'alg' = 'HS256' and", "", {TOKEN: {"algorithm none, with a signature"}}),
        (
            ENTER, "= sha256(key.opad || decode(split_part(base64, '.', 3) || '=', 'base64'))", "is not null",
            {TOKEN: {"another secret"}},
        ),
        (ENTER, "k.kid = header ->> 'kid' and", "", {TOKEN: {"an unknown key"}}),
        (
            MAC, "timestamptz_send(transaction_timestamp()) ||", "",
            {**{name: {EARLIER} for name in PLANTED}, REPLAY: {EARLIER}},
        ),
        (
            MAC, "timestamptz_send(transaction_timestamp()) || int4send(pg_backend_pid()) ||", "",
            {**{name: {EARLIER, ELSEWHERE} for name in PLANTED}, REPLAY: {EARLIER, ELSEWHERE}},
        ),
        (MAC, "convert_to(payload, 'UTF8')", "convert_to(split_part(payload, '|', 4), 'UTF8')",
         {TAMPER: {"expiry", "role", "subject"}}),
        (MAC, "convert_to(payload, 'UTF8')", "convert_to(rtrim(payload, '0123456789abcdef'), 'UTF8')",
         {**{name: {"another tenant, spliced"} for name in PLANTED}, TAMPER: {"tenant"}}),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith(("and", "k.", "fits", "exp")) else None,
)  # fmt: skip
async def test_each_check_of_the_context_is_missed_where_it_is_lost(breakable, function, lost, instead, expected):
    async with connected(breakable.admin_dsn) as admin:
        whole = await admin.fetchval("select pg_get_functiondef($1::text::regprocedure)", function)
        assert lost in whole
        try:
            await admin.execute(whole.replace(lost, instead))
            report = await proof(breakable)
        finally:
            await admin.execute(whole)
    found = {finding.case.name: set(finding.succeeded) for finding in report.findings if finding.succeeded}
    assert found.keys() == expected.keys()
    assert {name: where & found[name] for name, where in expected.items()} == expected


@pytest.fixture(scope="module")
async def breakable(world):
    """A world whose functions are replaced, and put back."""
    async with cloned(world) as copied:
        yield copied


async def test_a_prologue_that_shows_its_token_is_found(clone):
    """The gateway sends its token behind what the activity views show; here it stands in front."""
    settings = settings_for(clone)

    async def enter(connection, claim):
        token = mint_context_token(
            claim, key_id=clone.key_id, secret=clone.context_secret, database=connection.database, ttl_s=60,
            pid=connection.get_server_pid(),
        )  # fmt: skip
        await connection.execute(f"begin read only; select agent_gateway.enter('{token}')")
        return token

    (sight,) = (case for case in broken() if case.name == "token_in_sight")
    async with connected(clone.admin_dsn) as admin:
        await admin.execute(sight.sql)
    async with open_gateway(settings) as gateway:
        known = await gateway.schema.catalog()
    means = selftest.Means(
        connect=connector(clone.agent_dsn, timeout_ms=5_000), enter=enter, key_id=clone.key_id,
        secret=clone.context_secret, relations=known.relations, schemas=("app",), shared=frozenset(SHARED),
    )  # fmt: skip
    report = await selftest.run(means)
    assert outcomes(report) == sight.outcomes | {"sessions: the token of another session, past the view": "succeeded"}


async def test_what_succeeded_is_named_with_its_lint_and_its_fix(clone):
    async with connected(clone.admin_dsn) as admin:
        await admin.execute("alter table app.customers disable row level security")
    report = await proof(clone)
    with pytest.raises(DatabaseForgeable) as refused:
        selftest.demand(report)
    first = refused.value.violations[0]
    assert (first.code, "RLS001" in first.message, "app.customers" in first.message) == (
        "selftest.forgeable",
        True,
        True,
    )


async def test_a_slow_table_is_undecided(clone):
    """Somebody holds the table: the database has not said no, and has not let anybody in."""
    async with connected(clone.admin_dsn) as admin, admin.transaction():
        await admin.execute("lock table app.customers in access exclusive mode")
        report = await proof(clone)
    assert set(outcomes(report).values()) == {"undecided"}
    selftest.demand(report)


# elsewhere


async def test_nothing_succeeds_through_a_transaction_pooler(world, pooled):
    settings = settings_for(world)
    began = time.perf_counter()
    report = await proof(world, dsn=type(settings.dsn)(pooled), pooler="pgbouncer")
    assert outcomes(report) == {}
    assert time.perf_counter() - began < 10


async def test_nothing_succeeds_on_a_hot_standby(standby):
    async with connected(standby.admin_dsn) as admin:
        assert await admin.fetchval("select pg_is_in_recovery()")
    assert outcomes(await proof(standby)) == {}


async def test_a_table_without_policies_is_found_on_a_hot_standby(standby):
    report = await proof(standby, shared_tables=())
    assert places(report, "read: no policies apply") == ("app.currencies",)


PLAIN = {"read: policies that trust a setting": "succeeded"}


async def test_a_policy_on_a_plain_setting_is_forged_through_a_transaction_pooler(clone):
    if pooler.BOUNCER is None:
        pytest.skip("PgBouncer is not installed (Debian: apt-get install pgbouncer)")
    (plain,) = (case for case in broken() if case.name == "plain_setting")
    async with connected(clone.admin_dsn) as admin:
        await admin.execute(plain.sql)
    with pooler.running(clone) as dsn:
        await pooler.listening(dsn)
        assert outcomes(await proof(clone, dsn=type(settings_for(clone).dsn)(dsn), pooler="pgbouncer")) == PLAIN


async def test_a_policy_on_a_plain_setting_is_forged_on_a_hot_standby(standby):
    assert outcomes(await proof(replace(standby, database=recovering.PLAIN))) == PLAIN


async def test_the_pooled_backends_are_clean_afterwards(world, pooled):
    settings = settings_for(world)
    await proof(world, dsn=type(settings.dsn)(pooled), pooler="pgbouncer")
    for _ in range(4):
        async with asyncio.timeout(5):
            connection = await asyncpg.connect(pooled, statement_cache_size=0)
            assert await connection.fetchval("select agent_gateway.tenant_id()") is None
            await connection.close()
