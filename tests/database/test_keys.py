"""The context keys: installed, rotated with an overlap, revoked in the middle of a transaction; only by their owner."""

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from agent_gateway import context_keys
from agent_gateway.demo import TENANTS
from agent_gateway.errors import ContextRefused, DatabaseDown, KeyChangeRefused
from agent_gateway.gateway import open_gateway
from tests.database.connecting import connected, refusal
from tests.database.corridor import opened, settings_for, unguarded

SECRET = "a new secret for the tests, that is long enough"  # noqa: S105  # that is its point
HOUR = timedelta(hours=1)
ENTER = "select agent_gateway.enter($1)"


def states(keys):
    return {key.key_id: key.state for key in keys}


@pytest.fixture
def token(clone, mint):
    """Make a token for the clone with the key of that name."""

    def make(key_id):
        secret = clone.context_secret if key_id == clone.key_id else SECRET
        return mint(TENANTS["acme"], db=clone.database, kid=key_id, secret=secret)

    return make


async def entered(dsn, token):
    """The SQLSTATE that entering ends in, or None."""
    async with connected(dsn) as agent, agent.transaction(readonly=True):
        return await refusal(agent, ENTER, token)


async def test_the_installed_key_is_listed(clone):
    (key,) = await context_keys.known(clone.admin_dsn)
    assert (key.key_id, key.state, key.not_after) == (clone.key_id, "usable", None)


async def test_an_installed_key_opens_contexts_beside_the_others(clone, token):
    keys = await context_keys.install(clone.admin_dsn, "next", SECRET)
    assert states(keys) == {clone.key_id: "usable", "next": "usable"}
    assert [await entered(clone.agent_dsn, token(name)) for name in (clone.key_id, "next")] == [None, None]


async def test_during_the_overlap_both_keys_open_contexts(clone, token):
    keys = await context_keys.rotate(clone.admin_dsn, "next", SECRET, HOUR)
    assert states(keys) == {clone.key_id: "retiring", "next": "usable"}
    assert [await entered(clone.agent_dsn, token(name)) for name in (clone.key_id, "next")] == [None, None]
    ends = {key.key_id: key.not_after for key in keys}[clone.key_id]
    assert abs(ends - datetime.now(UTC) - HOUR) < timedelta(minutes=1)


async def test_after_the_overlap_only_the_new_key_does(clone, token):
    keys = await context_keys.rotate(clone.admin_dsn, "next", SECRET, timedelta())
    assert states(keys) == {clone.key_id: "retired", "next": "usable"}
    assert [await entered(clone.agent_dsn, token(name)) for name in (clone.key_id, "next")] == ["28000", None]


async def test_a_retired_key_lets_open_transactions_end(clone, token):
    async with connected(clone.agent_dsn) as agent, agent.transaction(readonly=True):
        await agent.fetchval(ENTER, token(clone.key_id))
        await context_keys.rotate(clone.admin_dsn, "next", SECRET, timedelta())
        assert str(await agent.fetchval("select agent_gateway.tenant_id()")) == TENANTS["acme"]


async def test_a_rotation_does_not_put_an_end_off(clone):
    await context_keys.rotate(clone.admin_dsn, "next", SECRET, HOUR)
    first = {key.key_id: key.not_after for key in await context_keys.known(clone.admin_dsn)}[clone.key_id]
    keys = await context_keys.rotate(clone.admin_dsn, "third", SECRET, timedelta(days=1))
    assert {key.key_id: key.not_after for key in keys}[clone.key_id] == first


async def test_revoking_kills_an_open_transaction(clone, token):
    async with connected(clone.agent_dsn) as agent, agent.transaction(readonly=True):
        await agent.fetchval(ENTER, token(clone.key_id))
        assert await agent.fetchval("select count(*) from app.tenants") == 1
        assert states(await context_keys.revoke(clone.admin_dsn, clone.key_id)) == {clone.key_id: "revoked"}
        assert await refusal(agent, "select agent_gateway.tenant_id()") == "28000"
        assert await refusal(agent, "select count(*) from app.tenants") == "28000"


async def test_revoking_one_key_leaves_the_others(clone, token):
    await context_keys.install(clone.admin_dsn, "next", SECRET)
    await context_keys.revoke(clone.admin_dsn, clone.key_id)
    assert [await entered(clone.agent_dsn, token(name)) for name in (clone.key_id, "next")] == ["28000", None]


async def test_the_gateway_follows_its_setting(clone):
    await context_keys.rotate(clone.admin_dsn, "next", SECRET, timedelta())
    rotated = settings_for(clone).model_copy(update={"context_key_id": "next", "context_secret": SecretStr(SECRET)})
    async with opened(clone) as behind:
        with pytest.raises(ContextRefused):
            await unguarded(behind, "select 1")
    async with open_gateway(rotated) as gateway:
        assert (await unguarded(gateway, "select 1")).rows == [[1]]


@pytest.mark.parametrize(
    "change",
    [
        lambda dsn: context_keys.install(dsn, "gateway", SECRET),
        lambda dsn: context_keys.install(dsn, "short", "short"),
        lambda dsn: context_keys.install(dsn, "no name", SECRET),
        lambda dsn: context_keys.revoke(dsn, "nobody"),
        lambda dsn: context_keys.rotate(dsn, "gateway", SECRET, HOUR),
    ],
    ids=["taken", "short", "misnamed", "unknown", "taken in a rotation"],
)
async def test_a_change_that_cannot_be_is_refused_whole(clone, change):
    with pytest.raises(KeyChangeRefused) as refused:
        await change(clone.admin_dsn)
    assert SECRET not in f"{refused.value.message}{refused.value.hint}{refused.value.internal}"
    assert states(await context_keys.known(clone.admin_dsn)) == {clone.key_id: "usable"}


@pytest.mark.parametrize("login", ["agent_dsn", "application_dsn"])
async def test_only_the_owner_changes_keys(clone, login):
    with pytest.raises(KeyChangeRefused):
        await context_keys.install(getattr(clone, login), "mine", SECRET)
    with pytest.raises(KeyChangeRefused):
        await context_keys.known(getattr(clone, login))


async def test_a_member_of_the_owner_changes_keys_without_being_superuser(clone):
    async with connected(clone.admin_dsn) as admin:
        await admin.execute("create role keeper login in role gw_owner")
        await admin.execute(f"grant connect on database {clone.database} to keeper")
        try:
            keys = await context_keys.install(clone.server.dsn("keeper", clone.database), "next", SECRET)
            assert states(keys) == {clone.key_id: "usable", "next": "usable"}
        finally:
            await admin.execute("drop owned by keeper; drop role keeper")


async def test_a_database_without_the_kit_has_no_keys(world):
    with pytest.raises(KeyChangeRefused):
        await context_keys.known(world.server.dsn("postgres", "postgres"))


async def test_a_database_that_is_not_there_is_down(world):
    with pytest.raises(DatabaseDown):
        await context_keys.known(world.server.dsn("postgres", "nowhere"))


async def test_keys_are_not_changed_on_a_standby(standby):
    with pytest.raises(KeyChangeRefused):
        await context_keys.install(standby.admin_dsn, "next", SECRET)


async def test_the_secret_is_not_in_the_servers_log(clone):
    async with connected(clone.admin_dsn) as admin:
        name = "a_key_whose_secret_is_looked_for"
        await admin.execute("alter database " + clone.database + " set log_statement = 'all'")
        await admin.execute("alter database " + clone.database + " set log_parameter_max_length = -1")
        await context_keys.install(clone.admin_dsn, name, SECRET)
    log = (clone.server.data_dir / "log").read_text(errors="replace")
    assert ("keys_list" in log or "install_key" in log, name in log) == (True, False)
    assert SECRET.encode().hex() not in log
