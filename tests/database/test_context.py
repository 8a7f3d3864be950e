"""The tenant context: no text that the agent's login can send makes it another tenant's."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import AsyncIterator
from dataclasses import replace

import asyncpg
import jwt
import pytest

from agent_gateway import policy
from agent_gateway.demo import DECLARATION, TENANTS, World
from tests.database.conftest import Mint
from tests.database.connecting import connected, database, refusal

ACME, GLOBEX = TENANTS["acme"], TENANTS["globex"]
ACCESSORS = ("tenant_id()", "role()", "subject()", "has_role('admin')", "tenant_if('admin')")
SECRET = "another secret that nobody has installed"  # noqa: S105  # that is its point

# where the parts of a context begin and end
MAC, EXPIRY, REST = slice(0, 64), slice(64, 76), 76


@pytest.fixture
async def transaction(agent: asyncpg.Connection) -> AsyncIterator[asyncpg.Connection]:
    """The agent's connection inside a read-only transaction without a context."""
    await agent.execute("begin read only")
    yield agent
    await agent.execute("rollback")


async def enter(connection: asyncpg.Connection, token: str) -> str:
    return str(await connection.fetchval("select agent_gateway.enter($1)", token))


def encoded(part: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


async def held(connection: asyncpg.Connection) -> str:
    return str(await connection.fetchval("show agent_gateway.ctx"))


async def plant(connection: asyncpg.Connection, context: str, scope: str = "local") -> None:
    await connection.execute(f"set {scope} agent_gateway.ctx = '{context}'")


# tokens


async def test_a_good_token_opens_its_tenant(transaction: asyncpg.Connection, mint: Mint) -> None:
    assert await enter(transaction, mint(ACME, "editor")) == ACME
    seen = await transaction.fetchrow(
        "select agent_gateway.tenant_id(), agent_gateway.role(), agent_gateway.subject(), "
        "agent_gateway.has_role('admin', 'editor'), agent_gateway.tenant_if('admin')"
    )
    assert seen is not None
    assert [str(value) for value in seen.values()] == [ACME, "editor", "test", "True", "None"]


async def test_a_token_with_the_pid_of_this_backend_is_accepted(transaction: asyncpg.Connection, mint: Mint) -> None:
    assert await enter(transaction, mint(pid=transaction.get_server_pid())) == ACME


async def test_a_token_without_a_subject_is_accepted(transaction: asyncpg.Connection, mint: Mint) -> None:
    await enter(transaction, mint(sub=None))
    assert await transaction.fetchval("select agent_gateway.subject()") == ""


@pytest.mark.parametrize(
    "change",
    [
        {"secret": SECRET},
        {"kid": "unknown"},
        {"kid": ""},
        {"algorithm": "HS384"},
        {"algorithm": "HS512"},
        {"exp": None},
        {"exp": "soon"},
        {"exp": 0},
        {"exp": 1e300},
        {"aud": None},
        {"aud": "another"},
        {"aud": ["agent-db"]},
        {"db": None},
        {"db": "postgres"},
        {"role": None},
        {"role": "superuser"},
        {"role": ""},
        {"role": ["admin"]},
        {"tid": None},
        {"tid": "acme"},
        {"tid": ""},
        {"pid": 1},
        {"pid": "self"},
        {"nbf": "later"},
    ],
    ids=str,
)
async def test_a_token_that_does_not_fit_is_refused(
    transaction: asyncpg.Connection, mint: Mint, change: dict[str, object]
) -> None:
    assert await refusal(transaction, "select agent_gateway.enter($1)", mint(**change)) == "28000"


@pytest.mark.parametrize(("claim", "ahead_s"), [("exp", -1), ("exp", 1_000), ("nbf", 60)])
async def test_a_token_outside_its_time_is_refused(
    transaction: asyncpg.Connection, mint: Mint, claim: str, ahead_s: int
) -> None:
    token = mint(**{claim: int(time.time()) + ahead_s})
    assert await refusal(transaction, "select agent_gateway.enter($1)", token) == "28000"


async def test_a_token_whose_pid_is_null_is_refused(transaction: asyncpg.Connection, mint: Mint, world: World) -> None:
    claims = jwt.decode(mint(), options={"verify_signature": False}) | {"pid": None}
    token = jwt.encode(claims, world.context_secret, headers={"kid": world.key_id})
    assert await refusal(transaction, "select agent_gateway.enter($1)", token) == "28000"


@pytest.mark.parametrize(
    "header", [{"alg": "none"}, {"alg": "HS256", "crit": ["exp"]}, {"alg": None}, [], "HS256"], ids=str
)
async def test_the_header_cannot_choose_how_it_is_checked(
    transaction: asyncpg.Connection, mint: Mint, world: World, header: object
) -> None:
    if isinstance(header, dict):
        header = {**header, "kid": world.key_id}
    signed = f"{encoded(header)}.{mint().split('.')[1]}"
    algorithm = jwt.get_algorithm_by_name("HS256")
    mac = algorithm.sign(signed.encode(), algorithm.prepare_key(world.context_secret))
    token = f"{signed}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"
    assert await refusal(transaction, "select agent_gateway.enter($1)", token) == "28000"


@pytest.mark.parametrize("text", ["", ".", "..", "a.b", "a.b.c", "a.b.c.d", "{}", "a.b.c\n", "a" * 5000], ids=len)
async def test_a_text_that_is_no_token_is_refused(transaction: asyncpg.Connection, text: str) -> None:
    assert await refusal(transaction, "select agent_gateway.enter($1)", text) == "28000"


async def test_what_is_longer_than_a_token_is_refused(transaction: asyncpg.Connection, mint: Mint) -> None:
    subject = "s" * 2_000
    while len(mint(sub=subject)) <= 4_096:
        subject += "s"
    assert await refusal(transaction, "select agent_gateway.enter($1)", mint(sub=subject)) == "28000"
    assert await enter(transaction, mint(sub=subject[:-3])) == ACME


@pytest.mark.parametrize("claims", [b"{", b"[]", b'"tid"', b"null", b"\xff"], ids=repr)
async def test_claims_that_are_no_object_are_refused_although_they_are_signed(
    transaction: asyncpg.Connection, world: World, claims: bytes
) -> None:
    token = jwt.PyJWS().encode(claims, world.context_secret, "HS256", headers={"kid": world.key_id})
    assert await refusal(transaction, "select agent_gateway.enter($1)", token) == "28000"


@pytest.mark.parametrize("size", range(4))
async def test_claims_of_every_length_are_read(transaction: asyncpg.Connection, mint: Mint, size: int) -> None:
    """Base64url leaves its padding out, and how much it leaves out goes by the length."""
    await enter(transaction, mint(sub="s" * size))
    assert await transaction.fetchval("select agent_gateway.subject()") == "s" * size


@pytest.mark.parametrize("name", ["k", "kk", "kkk"])
async def test_a_header_of_every_length_is_read(clone: World, mint: Mint, name: str) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent, agent.transaction():
        await admin.execute("select agent_gateway.install_key($1, $2)", name, SECRET.encode())
        assert await enter(agent, mint(ACME, db=clone.database, kid=name, secret=SECRET)) == ACME


async def test_a_signature_in_the_letters_of_base64_is_refused(transaction: asyncpg.Connection, mint: Mint) -> None:
    """One token, one spelling: `-` and `_` are what `+` and `/` are in the other alphabet."""
    token = next(token for token in (mint(sub=str(i)) for i in range(100)) if {"-", "_"} & set(token.split(".")[2]))
    assert await refusal(transaction, "select agent_gateway.enter($1)", token) is None
    await plant(transaction, "")
    signed, _, signature = token.rpartition(".")
    other = f"{signed}.{signature.replace('-', '+').replace('_', '/')}"
    assert await refusal(transaction, "select agent_gateway.enter($1)", other) == "28000"


async def test_letters_of_base64url_are_read(transaction: asyncpg.Connection, mint: Mint) -> None:
    """`-` and `_`, where base64 has `+` and `/`."""
    subject = "\u00fb\u00ff\u00fe?>" * 3
    token = mint(sub=subject)
    while not {"-", "_"} <= set(token.split(".")[1]):
        subject += "\u00fe?"
        token = mint(sub=subject)
    await enter(transaction, token)
    assert await transaction.fetchval("select agent_gateway.subject()") == subject


async def test_a_changed_claim_breaks_the_signature(transaction: asyncpg.Connection, mint: Mint) -> None:
    header, claims, mac = mint(ACME).split(".")
    theirs = json.loads(base64.urlsafe_b64decode(claims + "==")) | {"tid": GLOBEX}
    token = f"{header}.{encoded(theirs)}.{mac}"
    assert await refusal(transaction, "select agent_gateway.enter($1)", token) == "28000"


@pytest.mark.parametrize("change", [-4, -3, -2, -1, 1, 2, 3, 4])
async def test_a_signature_of_another_length_is_refused(
    transaction: asyncpg.Connection, mint: Mint, change: int
) -> None:
    token = mint() + "A" * change if change > 0 else mint()[:change]
    assert await refusal(transaction, "select agent_gateway.enter($1)", token) == "28000"


@pytest.mark.parametrize("letter", ["=", "+", "/", " ", "\n", "\u00e9", "."])
@pytest.mark.parametrize("part", [0, 1, 2])
async def test_letters_that_base64url_does_not_have_are_refused(
    transaction: asyncpg.Connection, mint: Mint, part: int, letter: str
) -> None:
    """PostgreSQL's base64 skips white space and has another alphabet."""
    parts = mint().split(".")
    parts[part] += letter
    assert await refusal(transaction, "select agent_gateway.enter($1)", ".".join(parts)) == "28000"


async def test_a_null_token_opens_nothing(transaction: asyncpg.Connection) -> None:
    assert await transaction.fetchval("select agent_gateway.enter(null)") is None
    assert await transaction.fetchval("select agent_gateway.tenant_id()") is None


async def test_a_second_token_in_the_same_transaction_is_refused(transaction: asyncpg.Connection, mint: Mint) -> None:
    await enter(transaction, mint(ACME))
    assert await refusal(transaction, "select agent_gateway.enter($1)", mint(GLOBEX)) == "28000"


# contexts


@pytest.mark.parametrize("accessor", ACCESSORS)
async def test_without_a_context_there_is_no_tenant(transaction: asyncpg.Connection, accessor: str) -> None:
    assert not await transaction.fetchval(f"select agent_gateway.{accessor}")


@pytest.mark.parametrize("accessor", ACCESSORS)
@pytest.mark.parametrize(
    ("part", "value"),
    [(MAC, "0" * 64), (EXPIRY, "999999999999")],
    ids=["mac", "expiry"],
)
async def test_a_changed_part_of_fixed_length_is_an_error(
    transaction: asyncpg.Connection, mint: Mint, accessor: str, part: slice, value: str
) -> None:
    await enter(transaction, mint(ACME))
    good = await held(transaction)
    assert good[part] != value
    await plant(transaction, good[: part.start] + value + good[part.stop :])
    assert await refusal(transaction, f"select agent_gateway.{accessor}") == "28000"


@pytest.mark.parametrize("accessor", ACCESSORS)
@pytest.mark.parametrize("place", [0, 1, 2, 3], ids=["kid", "role", "subject", "tenant"])
async def test_a_changed_part_at_the_end_is_an_error(
    transaction: asyncpg.Connection, mint: Mint, accessor: str, place: int
) -> None:
    await enter(transaction, mint(ACME, "viewer"))
    good = await held(transaction)
    parts = good[REST:].split("|")
    parts[place] = ["other", "admin", "00", GLOBEX.encode().hex()][place]
    await plant(transaction, good[:REST] + "|".join(parts))
    assert await refusal(transaction, f"select agent_gateway.{accessor}") == "28000"


@pytest.mark.parametrize("context", ["x", "0" * 300, GLOBEX, "'' or true", "|" * 200])
@pytest.mark.parametrize("accessor", ACCESSORS)
async def test_an_invented_context_is_an_error(transaction: asyncpg.Connection, accessor: str, context: str) -> None:
    await plant(transaction, context.replace("'", "''"))
    assert await refusal(transaction, f"select agent_gateway.{accessor}") == "28000"


async def test_an_emptied_context_shows_no_rows(transaction: asyncpg.Connection, mint: Mint) -> None:
    await enter(transaction, mint(ACME))
    assert await transaction.fetchval("select count(*) from app.tenants") == 1
    await plant(transaction, "")
    assert await transaction.fetchval("select count(*) from app.tenants") == 0


async def test_a_context_ends_with_its_transaction(agent: asyncpg.Connection, mint: Mint) -> None:
    async with agent.transaction(readonly=True):
        await enter(agent, mint(ACME))
    assert await agent.fetchval("select agent_gateway.tenant_id()") is None


async def test_a_context_is_worthless_in_the_next_transaction(agent: asyncpg.Connection, mint: Mint) -> None:
    async with agent.transaction(readonly=True):
        await enter(agent, mint(ACME))
        good = await held(agent)
    async with agent.transaction(readonly=True):
        await plant(agent, good)
        assert await refusal(agent, "select agent_gateway.tenant_id()") == "28000"


async def test_a_context_is_worthless_on_another_backend(agent: asyncpg.Connection, mint: Mint, world: World) -> None:
    async with connected(world.agent_dsn) as other, agent.transaction(readonly=True), other.transaction(readonly=True):
        await enter(agent, mint(ACME))
        await plant(other, await held(agent))
        assert await refusal(other, "select agent_gateway.tenant_id()") == "28000"


async def test_a_context_is_undone_with_its_savepoint(transaction: asyncpg.Connection, mint: Mint) -> None:
    await transaction.execute("savepoint before")
    await enter(transaction, mint(ACME))
    await transaction.execute("rollback to savepoint before")
    assert await transaction.fetchval("select agent_gateway.tenant_id()") is None


async def test_a_value_planted_for_the_session_is_an_error(agent: asyncpg.Connection) -> None:
    await plant(agent, GLOBEX, scope="session")
    async with agent.transaction(readonly=True):
        assert await refusal(agent, "select count(*) from app.tenants") == "28000"


async def test_a_value_planted_for_the_session_does_not_keep_a_token_out(agent: asyncpg.Connection, mint: Mint) -> None:
    await plant(agent, GLOBEX, scope="session")
    async with agent.transaction(readonly=True):
        assert await enter(agent, mint(ACME)) == ACME
        assert await agent.fetchval("select count(*) from app.tenants") == 1


@pytest.mark.parametrize("scope", ["local", "session"])
@pytest.mark.parametrize("context", ["", "x", "0" * 300, "|" * 200])
async def test_whatever_is_planted_a_token_opens_its_tenant(
    agent: asyncpg.Connection, mint: Mint, context: str, scope: str
) -> None:
    async with agent.transaction(readonly=True):
        await plant(agent, context, scope=scope)
        assert await enter(agent, mint(ACME)) == ACME
        assert str(await agent.fetchval("select agent_gateway.tenant_id()")) == ACME


async def test_the_context_of_an_earlier_transaction_does_not_keep_a_token_out(
    agent: asyncpg.Connection, mint: Mint
) -> None:
    async with agent.transaction(readonly=True):
        await enter(agent, mint(GLOBEX))
        good = await held(agent)
    async with agent.transaction(readonly=True):
        await plant(agent, good)
        assert await enter(agent, mint(ACME)) == ACME
        assert str(await agent.fetchval("select agent_gateway.tenant_id()")) == ACME


@pytest.mark.parametrize("context", ["", "x"])
async def test_who_breaks_the_context_enters_no_other_without_a_token(
    transaction: asyncpg.Connection, mint: Mint, context: str
) -> None:
    await enter(transaction, mint(ACME))
    await plant(transaction, context)
    header, claims, _ = mint(GLOBEX).split(".")
    assert await refusal(transaction, "select agent_gateway.enter($1)", f"{header}.{claims}.{'A' * 43}") == "28000"
    assert await held(transaction) == context


async def test_who_breaks_the_context_can_enter_again_with_a_token(transaction: asyncpg.Connection, mint: Mint) -> None:
    """What is left to whoever holds another tenant's token; the agent's SQL sees none."""
    await enter(transaction, mint(ACME))
    await plant(transaction, "")
    assert await enter(transaction, mint(GLOBEX)) == GLOBEX


async def test_a_refused_token_leaves_the_context_as_it_was(transaction: asyncpg.Connection, mint: Mint) -> None:
    await enter(transaction, mint(ACME))
    assert await refusal(transaction, "select agent_gateway.enter($1)", mint(GLOBEX)) == "28000"
    assert str(await transaction.fetchval("select agent_gateway.tenant_id()")) == ACME


async def test_a_context_expires_inside_its_transaction(transaction: asyncpg.Connection, mint: Mint) -> None:
    await enter(transaction, mint(ACME, exp=int(time.time()) + 2))
    assert await refusal(transaction, "select agent_gateway.tenant_id()") is None
    await asyncio.sleep(2.1)
    assert await refusal(transaction, "select agent_gateway.tenant_id()") == "28000"


async def test_policies_hold_in_a_parallel_plan(agent: asyncpg.Connection, mint: Mint) -> None:
    async with agent.transaction(readonly=True):
        await enter(agent, mint(ACME))
        for setting in ("parallel_setup_cost = 0", "parallel_tuple_cost = 0", "min_parallel_table_scan_size = 0"):
            await agent.execute(f"set local {setting}")
        await agent.execute("set local enable_indexscan = off; set local enable_bitmapscan = off")
        sql = "select count(*) from app.events where payload ->> 'reference' like 'canary-acme-%'"
        plan = "\n".join(row[0] for row in await agent.fetch(f"explain {sql}"))
        assert "Workers Planned" in plan
        assert await agent.fetchval(sql) == 560 * 22


# keys


@pytest.mark.parametrize(
    "sql",
    [
        "select * from agent_gateway.keys",
        "select agent_gateway.hmac_pad('x', 1)",
        "select agent_gateway.install_key('mine', 'x')",
        "select agent_gateway.context_mac('x', 'x', 'x')",
        "select agent_gateway.verified()",
    ],
)
async def test_the_agent_reaches_no_key_and_no_signer(transaction: asyncpg.Connection, sql: str) -> None:
    assert await refusal(transaction, sql) == "42501"


async def test_public_calls_nothing_of_the_kit(admin: asyncpg.Connection) -> None:
    open_to_all = """
        select p.proname from pg_proc as p
        where p.pronamespace = 'agent_gateway'::regnamespace and has_function_privilege('public', p.oid, 'execute')
    """
    assert await admin.fetch(open_to_all) == []


@pytest.mark.parametrize("tenant", [True, ["acme"], {"id": "acme"}], ids=str)
async def test_where_tenants_are_texts_a_token_names_one_by_a_text(world: World, mint: Mint, tenant: object) -> None:
    kit = policy.context(replace(DECLARATION, tenant_type="text"))
    async with database(world.server, "text_tenants", kit) as dsn, connected(dsn) as admin:
        await admin.execute("select agent_gateway.install_key($1, $2)", world.key_id, world.context_secret.encode())
        async with admin.transaction():
            enters = "select agent_gateway.enter($1)"
            assert await refusal(admin, enters, mint(tid=tenant, db="text_tenants")) == "28000"
            assert await refusal(admin, enters, mint(tid="acme", db="text_tenants")) is None


async def test_a_short_secret_is_not_installed(admin: asyncpg.Connection) -> None:
    async with admin.transaction():
        assert await refusal(admin, "select agent_gateway.install_key('short', $1)", b"x" * 31) == "22023"


async def test_two_keys_work_side_by_side(clone: World, mint: Mint) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent:
        await admin.execute("select agent_gateway.install_key('next', $1)", SECRET.encode())
        for key in ({}, {"kid": "next", "secret": SECRET}):
            async with agent.transaction(readonly=True):
                assert await enter(agent, mint(ACME, db=clone.database, **key)) == ACME
        async with agent.transaction(readonly=True):
            crossed = mint(ACME, db=clone.database, kid="next")
            assert await refusal(agent, "select agent_gateway.enter($1)", crossed) == "28000"


async def test_a_retired_key_opens_nothing_more(clone: World, mint: Mint) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent:
        await admin.execute("update agent_gateway.keys set not_after = now()")
        async with agent.transaction(readonly=True):
            assert await refusal(agent, "select agent_gateway.enter($1)", mint(ACME, db=clone.database)) == "28000"


async def test_a_key_opens_nothing_before_its_time(clone: World, mint: Mint) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent:
        await admin.execute("update agent_gateway.keys set not_before = now() + interval '1 hour'")
        async with agent.transaction(readonly=True):
            assert await refusal(agent, "select agent_gateway.enter($1)", mint(ACME, db=clone.database)) == "28000"


async def test_revoking_a_key_ends_the_contexts_that_it_signed(clone: World, mint: Mint) -> None:
    async with (
        connected(clone.admin_dsn) as admin,
        connected(clone.agent_dsn) as agent,
        agent.transaction(readonly=True),
    ):
        await enter(agent, mint(ACME, db=clone.database))
        await admin.execute("update agent_gateway.keys set revoked = true")
        assert await refusal(agent, "select agent_gateway.tenant_id()") == "28000"


async def test_a_revoked_key_opens_nothing_more(clone: World, mint: Mint) -> None:
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent:
        await admin.execute("update agent_gateway.keys set revoked = true")
        async with agent.transaction(readonly=True):
            assert await refusal(agent, "select agent_gateway.enter($1)", mint(ACME, db=clone.database)) == "28000"


async def test_a_context_is_worthless_to_another_process_of_the_same_transaction(clone: World, mint: Mint) -> None:
    """Only a parallel worker has the start of the transaction without the pid."""
    async with connected(clone.admin_dsn) as admin, connected(clone.agent_dsn) as agent:
        await admin.execute("alter function agent_gateway.tenant_id() parallel safe")
        async with agent.transaction(readonly=True):
            await enter(agent, mint(ACME, db=clone.database))
            await agent.execute("set local debug_parallel_query = on")
            assert await refusal(agent, "select agent_gateway.tenant_id()") == "28000"
