"""`agent-gateway eval`: it names relations, fails where something leaks, and prints no row."""

import json

import pytest

from tests.database.shop import FOLDER, SECRET, broken, built


@pytest.fixture(scope="module")
async def shop(server):
    async with built(server) as database:
        yield database


@pytest.fixture
def measured(server, command):
    def run(database, *arguments, **environment):
        given = {
            "AGENT_GATEWAY_DSN": server.dsn("shop_agent", database),
            "AGENT_GATEWAY_CONTEXT_SECRET": SECRET,
            "ADMIN_DSN": server.dsn("postgres", database),
        }
        return command("eval", "--tenancy", str(FOLDER / "tenancy.toml"), *arguments, **(given | environment))

    return run


def test_a_good_database_passes(measured, shop):
    ended = measured(shop, "--format", "json")
    told = json.loads(ended.stdout)
    assert (ended.returncode, ended.stderr, told["named"], told["held"]) == (0, "", [], True)
    assert "Company" not in ended.stdout


async def test_a_leak_fails_and_is_named_without_its_rows(measured, server, shop):
    async with broken(server, shop, "view_without_invoker") as database:
        ended = measured(database)
    assert (ended.returncode, "shop.totals" in ended.stdout, "Company" in ended.stdout) == (1, True, False)


def test_the_other_login_has_to_be_named(measured, shop):
    assert measured(shop, ADMIN_DSN="").returncode == 2
