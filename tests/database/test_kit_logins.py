"""The logins beside the agent: who migrates, who counts over all tenants, who records; and what the matrix leaves."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import jwt
import pytest

from agent_gateway.guard import lists
from agent_gateway.policy import kit, linter, tenancy
from tests.database.connecting import connected, refusal
from tests.database.kitted import FOLDER, TODAY

TENANCY = """
schemas = ["pay"]
tables = [
  { name = "bills", hidden = ["card_number"] },
  "payments",
  { name = "rates", matrix = { insert = ["admin"], update = [], delete = [] } },
  "audit_log",
  { name = "firms", tenant_column = "id" },
]
hidden = ["payments"]
audit_table = "audit_log"
tenant = { column = "firm_id", type = "bigint" }
[roles]
agent = "pay_agent"
application = "pay_app"
owner = "pay_owner"
gateway_owner = "pay_gateway"
migrator = "pay_migrator"
analyst = "pay_analyst"
recorder = "pay_recorder"
bypass = ["postgres"]
"""


@pytest.fixture(scope="module")
async def paid(world) -> AsyncIterator[tuple[str, kit.Outcome]]:
    """The name of the database, and what became of the kit's run."""
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute("create database kit_logins template template0")
        dsn = world.server.dsn("postgres", "kit_logins")
        async with connected(dsn) as admin:
            await admin.execute((FOLDER / "logins.sql").read_text("utf-8"))
            done = await kit.apply(dsn, kit.Order(tenancy.parse(TENANCY), "strict", lists.functions()), kit.KINDS)
            await admin.execute("select agent_gateway.install_key($1, $2)", "gateway", world.context_secret.encode())
        yield "kit_logins", done
        await control.execute("drop database kit_logins with (force)")
        # roles belong to the server, and the checklist of another test counts who passes policies there
        await control.execute("alter role pay_migrator nobypassrls; alter role pay_analyst nobypassrls")


@pytest.fixture
def entered(paid, world):
    @asynccontextmanager
    async def enter(login: str, role: str | None = None) -> AsyncIterator[asyncpg.Connection]:
        """A transaction of a login, in the context of the first firm where a role is named; rolled back."""
        async with connected(world.server.dsn(login, paid[0])) as connection:
            await connection.execute("begin read write")
            if role:
                claims = {"tid": 1, "role": role, "aud": "agent-db", "db": paid[0], "exp": int(time.time()) + 60}
                token = jwt.encode(claims, world.context_secret, algorithm="HS256", headers={"kid": "gateway"})
                await connection.fetchval("select agent_gateway.enter($1)", token)
            yield connection
            await connection.execute("rollback")

    return enter


RECORDED = "insert into pay.audit_log (firm_id, event) values (1, 'x')"
ELSEWHERE = "insert into pay.audit_log (firm_id, event) values (2, 'x')"


@pytest.mark.parametrize(
    ("login", "role", "statement", "said"),
    [
        ("pay_recorder", "viewer", RECORDED, None),
        ("pay_recorder", "viewer", ELSEWHERE, "42501"),
        ("pay_recorder", None, RECORDED, "42501"),
        ("pay_recorder", "admin", "select 1 from pay.audit_log", "42501"),
        ("pay_recorder", "admin", "select 1 from pay.bills", "42501"),
        ("pay_app", "editor", RECORDED, None),
        ("pay_app", "admin", ELSEWHERE, "42501"),
        ("pay_app", "admin", "update pay.audit_log set event = 'y'", "42501"),
        ("pay_app", "admin", "delete from pay.audit_log", "42501"),
        ("pay_app", "admin", "truncate pay.audit_log", "42501"),
        ("postgres", None, "update pay.audit_log set event = 'y'", "42501"),
        ("postgres", None, "truncate pay.audit_log", "42501"),
        ("pay_app", "admin", "insert into pay.rates values (1, 1)", None),
        ("pay_app", "editor", "insert into pay.rates values (1, 1)", "42501"),
        ("pay_app", "admin", "update pay.rates set rate = 2", "42501"),
        ("pay_app", "admin", "delete from pay.rates", "42501"),
        ("pay_app", "admin", "select card_number from pay.bills", None),
        ("pay_app", "viewer", "select 1 from pay.payments", None),
        ("pay_agent", "admin", "select card_number from pay.bills", "42501"),
        ("pay_agent", "admin", "select 1 from pay.payments", "42501"),
        ("pay_analyst", None, "select card_number from pay.bills", "42501"),
        ("pay_analyst", None, "insert into pay.rates values (1, 1)", "42501"),
        ("pay_analyst", None, "select 1 from agent_gateway.keys", "42501"),
        ("pay_migrator", None, "alter table pay.rates add column since date", None),
    ],
)
async def test_a_login_may_do_what_is_declared_and_no_more(entered, login, role, statement, said):
    async with entered(login, role) as connection:
        assert await refusal(connection, statement) == said


@pytest.mark.parametrize(
    ("login", "role", "tenants"),
    [("pay_agent", "viewer", [1]), ("pay_app", "viewer", [1]), ("pay_app", None, []),
     ("pay_analyst", None, [1, 2]), ("pay_migrator", None, [1, 2])],
)  # fmt: skip
async def test_who_passes_the_policies_sees_all_tenants_and_nobody_else_does(entered, login, role, tenants):
    async with entered(login, role) as connection:
        assert [row[0] for row in await connection.fetch("select firm_id from pay.bills order by 1")] == tenants


async def test_a_backfill_of_the_migrator_reaches_every_row(entered):
    async with entered("pay_migrator") as migrator:
        assert await migrator.execute("update pay.rates set rate = rate") == "UPDATE 2"


def test_a_reference_into_another_tenant_is_told_and_the_rest_is_mended(paid):
    failed = [(done.mend.object, done.mend.kind, done.error.partition(":")[0]) for done in paid[1].mended if done.error]
    assert failed == [("pay.payments", "foreign-keys", "23503")]


async def test_the_linter_finds_nothing_but_that_reference(paid, world):
    # the wheel's age, no log, ids that span tenants; logins that other tests made pass every policy
    lints = linter.chosen(ignore=["DB001", "DB006", "TEN004", "ROL016"])
    report = await linter.run(world.server.dsn("postgres", paid[0]), tenancy.parse(TENANCY), lints, TODAY)
    assert [(f.lint.code, f.object) for f in report.findings] == [("TEN003", "pay.payments")]
