"""`selftest`, and `serve` before it serves: exit codes, what is named, and that nothing forgeable is served."""

import json

import pytest

from tests.corpus.selftest import broken
from tests.database.conftest import cloned
from tests.database.connecting import connected

ISSUE = ("plain_setting", "insert", "member_of_the_owner", "keys_readable", "accessor_trusts_a_setting", "no_policies")


@pytest.fixture
async def clone(world):
    async with cloned(world) as copied:
        yield copied


@pytest.fixture
def run(command):
    def run(world, *arguments):
        return command(
            *arguments,
            AGENT_GATEWAY_DSN=world.agent_dsn, AGENT_GATEWAY_CONTEXT_SECRET=world.context_secret,
            AGENT_GATEWAY_JWT_SECRET=world.jwt_secret, AGENT_GATEWAY_JWT_ISSUER="https://issuer.test/",
            AGENT_GATEWAY_JWT_AUDIENCE="agent-gateway", AGENT_GATEWAY_SHARED_TABLES='["app.currencies"]',
            AGENT_GATEWAY_AUDIT_FILE="/dev/null", AGENT_GATEWAY_PORT="0",
        )  # fmt: skip

    return run


def test_it_ends_well_where_everything_held(run, world):
    ended = run(world, "selftest")
    assert (ended.returncode, "succeeded" in ended.stdout) == (0, False)


def test_its_json_names_every_attempt(run, world):
    ended = run(world, "selftest", "--format", "json")
    report = json.loads(ended.stdout)
    assert (ended.returncode, report["held"], {attempt["outcome"] for attempt in report["attempts"]}) == (
        0, True, {"held"},
    )  # fmt: skip
    assert min(attempt["tried"] for attempt in report["attempts"]) > 0


def test_a_wrong_option_is_a_usage_error(run, world):
    assert run(world, "selftest", "--allow-insecure-database").returncode == 2


def test_serve_has_no_option_to_skip_it(run, world):
    assert run(world, "serve", "--allow-insecure-database").returncode == 2


@pytest.mark.parametrize("case", [case for case in broken() if case.name in ISSUE], ids=lambda case: case.name)
async def test_a_database_that_can_be_forged_is_not_served(run, clone, case):
    async with connected(clone.admin_dsn) as admin:
        await admin.execute(case.sql)
        try:
            served, tested = run(clone, "serve"), run(clone, "selftest", "--format", "json")
        finally:
            for statement in case.mend:
                await admin.execute(statement)
    assert (served.returncode, "serving on" in served.stderr) == (1, False)
    assert served.stderr.count("selftest.forgeable") == len(case.outcomes)
    report = json.loads(tested.stdout)
    succeeded = {attempt["name"] for attempt in report["attempts"] if attempt["outcome"] == "succeeded"}
    assert (tested.returncode, report["held"], succeeded) == (1, False, set(case.outcomes))
    lints = {attempt["lint"] for attempt in report["attempts"] if attempt["name"] in case.outcomes}
    assert all(lint in served.stderr for lint in lints)


def test_a_wrong_context_secret_is_not_served(command, world):
    ended = command("selftest", AGENT_GATEWAY_DSN=world.agent_dsn, AGENT_GATEWAY_CONTEXT_SECRET=world.jwt_secret)
    assert (ended.returncode, "session.context_refused" in ended.stderr) == (1, True)
