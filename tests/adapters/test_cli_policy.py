"""`policy`: proposes, renders, builds and compares; addresses come from the environment, and exit codes tell."""

from __future__ import annotations

import json
import tomllib

import pytest
from typer.testing import CliRunner

from agent_gateway.adapters.cli import app
from agent_gateway.errors import PolicyRefused, SettingsInvalid, TenantColumnUnknown
from agent_gateway.policy import tenancy
from tests.database.conftest import cloned
from tests.database.connecting import connected
from tests.database.kitted import corpora, load, tenancy_of

COLUMNS = {"object", "aspect", "before", "after"}


@pytest.fixture(scope="module")
async def shop(world):
    """The address of a schema without walls."""
    async with connected(world.server.dsn("postgres", "postgres")) as control:
        await control.execute("create database kit_cli template template0")
        dsn = world.server.dsn("postgres", "kit_cli")
        async with connected(dsn) as admin:
            await load(admin, corpora[1])
        yield dsn
        await control.execute("drop database kit_cli with (force)")


@pytest.fixture(scope="module")
async def tenancy_file(shop, tmp_path_factory):
    file = tmp_path_factory.mktemp("policy") / "tenancy.toml"
    file.write_text(await tenancy_of(shop, "cli", corpora[1]), "utf-8")
    return str(file)


@pytest.fixture
def policy(shop, tenancy_file):
    """In this process: a process of its own takes longer to start than most of these take to run."""

    def run(*arguments, **environment):
        named = [] if "--tenancy" in arguments or arguments[0] == "init" else ["--tenancy", tenancy_file]
        return CliRunner().invoke(app, ["policy", *arguments, *named], env={"ADMIN_DSN": shop} | environment)

    return run


def test_init_prints_a_declaration(policy):
    ended = policy("init")
    assert (ended.exit_code, tomllib.loads(ended.stdout)["tenant"]) == (0, {"column": "workspace", "type": "text"})


def test_init_writes_a_file_once(policy, tmp_path):
    file = tmp_path / "new.toml"
    first, second = (policy("init", "--output", str(file)) for _ in range(2))
    assert (first.exit_code, type(second.exception)) == (0, SettingsInvalid)
    assert tenancy.read(file).tenant_column == "workspace"


def test_init_takes_another_column_and_some_schemas(policy):
    ended = policy("init", "--tenant-column", "title", "--schema", "docs")
    found = tomllib.loads(ended.stdout)
    assert (found["schemas"], found["tenant"]["column"]) == (["docs"], "title")


def test_init_without_a_tenant_column_is_a_usage_error(policy):
    assert isinstance(policy("init", "--tenant-column", "nowhere").exception, TenantColumnUnknown)


@pytest.mark.parametrize("tier", ["baseline", "strict"])
def test_render_needs_no_database(policy, tier):
    ended = policy("render", "--tier", tier, ADMIN_DSN="")
    assert (ended.exit_code, ended.stdout.splitlines()[0], ended.stdout.splitlines()[-1]) == (0, "begin;", "commit;")
    assert ("The strict tier closes the server" in ended.stdout) == (tier == "strict")


def test_the_walls_are_planned_built_and_compared(policy):
    """One story, because each step needs the one before."""
    planned = policy("apply", "--dry-run", "--format", "json")
    apart = policy("diff", "--format", "json")
    built = policy("apply", "--mend", "all", "--format", "json")
    same = policy("diff", "--format", "json")
    assert [ended.exit_code for ended in (planned, apart, built, same)] == [0, 1, 0, 0]
    plan, differences, outcome, nothing = (json.loads(ended.stdout) for ended in (planned, apart, built, same))
    assert plan["changes"] == differences["changes"] == outcome["changes"]
    assert {key for change in plan["changes"] for key in change} == COLUMNS
    assert (outcome["committed"], outcome["proposed"], nothing["changes"]) == (True, [], [])
    assert {kind["kind"] for kind in plan["proposed"]} == {"indexes", "foreign-keys"}
    assert all(found["needs_superuser"] for found in outcome["open"])


def test_a_plan_for_people_names_what_changes(policy):
    ended = policy("apply", "--dry-run")
    assert (ended.exit_code, bool(ended.stdout)) == (0, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("apply", "--mend", "everything"),
        ("apply", "--tier", "loose"),
        ("diff", "--dsn-env", "NOWHERE"),
        ("render", "x"),
    ],
    ids=" ".join,
)
def test_a_wrong_use_is_told_as_one(policy, arguments):
    ended = policy(*arguments)
    assert ended.exit_code == 2 or isinstance(ended.exception, SettingsInvalid)


def test_a_declaration_that_is_not_so_is_refused(policy, tmp_path):
    file = tmp_path / "tenancy.toml"
    file.write_text('schemas = ["docs"]\ntables = ["nowhere"]\n[roles]\nagent = "kit_cli_x"\n')
    assert isinstance(policy("apply", "--tenancy", str(file)).exception, PolicyRefused)


async def test_drift_of_the_demo_is_shown(command, world):
    async with cloned(world) as copied:
        async with connected(copied.admin_dsn) as admin:
            await admin.execute("create policy extra on app.users using (true)")
        file = "agent_gateway/demo/tenancy.toml"
        ended = command(
            "policy", "diff", "--tier", "strict", "--tenancy", file, "--format", "json", ADMIN_DSN=copied.admin_dsn
        )
    seen = [(change["object"], change["aspect"]) for change in json.loads(ended.stdout)["changes"]]
    assert (ended.returncode, seen) == (1, [("app.users", "policy extra")])
