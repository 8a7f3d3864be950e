"""`keys`: addresses and secrets come from the environment or a file, and no secret is ever printed."""

import json

import pytest

from tests.database.conftest import cloned

SECRET = "another secret for the tests, and long enough"  # noqa: S105  # that is its point


@pytest.fixture(scope="module")
async def clone(world):
    async with cloned(world) as copied:
        yield copied


@pytest.fixture
def keys(command, clone):
    def run(*arguments, **environment):
        return command("keys", *arguments, **{"ADMIN_DSN": clone.admin_dsn, "NEXT_SECRET": SECRET} | environment)

    return run


@pytest.fixture
def secret_file(tmp_path):
    file = tmp_path / "secret"
    file.write_text(SECRET + "\n")
    return str(file)


def states(ended):
    return {key["key_id"]: key["state"] for key in json.loads(ended.stdout)}


def test_a_key_is_installed_rotated_and_revoked(keys, clone, secret_file):
    one = keys("install", "one", "--secret-file", secret_file, "--format", "json")
    two = keys("rotate", "two", "--overlap", "1h", "--secret-env", "NEXT_SECRET", "--format", "json")
    three = keys("revoke", "one", "--format", "json")
    assert [ended.returncode for ended in (one, two, three)] == [0, 0, 0]
    assert states(one) == {clone.key_id: "usable", "one": "usable"}
    assert states(two) == {clone.key_id: "retiring", "one": "retiring", "two": "usable"}
    assert states(three) == {clone.key_id: "retiring", "one": "revoked", "two": "usable"}
    assert states(keys("list", "--format", "json")) == states(three)


def test_a_list_for_people_names_the_keys(keys, clone):
    ended = keys("list")
    assert (ended.returncode, clone.key_id in ended.stdout) == (0, True)


def test_the_address_may_be_in_another_variable(keys, clone):
    ended = keys("list", "--dsn-env", "OWNER_DSN", ADMIN_DSN="", OWNER_DSN=clone.admin_dsn)
    assert ended.returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--dsn-env", "NOWHERE"),
        ("install", "three"),
        ("install", "three", "--secret-env", "NOTHING"),
        ("install", "three", "--secret-env", "NEXT_SECRET", "--secret-file", "x"),
        ("install", "three", "--secret-file", "/nowhere"),
        ("install", "no name", "--secret-env", "NEXT_SECRET"),
        ("install", "three", "--secret", "x"),
        ("rotate", "three", "--secret-env", "NEXT_SECRET", "--overlap", "soon"),
        ("revoke",),
    ],
    ids=" ".join,
)
def test_what_is_not_said_right_is_a_usage_error(keys, arguments):
    assert keys(*arguments).returncode == 2


def test_a_refused_change_fails(keys):
    ended = keys("revoke", "nobody")
    assert (ended.returncode, "keys.refused" in ended.stderr) == (1, True)


def test_no_secret_is_printed(keys, clone, secret_file):
    endings = [
        keys("install", "quiet", "--secret-file", secret_file),
        keys("install", "quiet", "--secret-file", secret_file),
        keys("rotate", "no name", "--secret-file", secret_file),
        keys("list", "--format", "json"),
    ]
    said = "".join(ended.stdout + ended.stderr for ended in endings)
    assert not any(secret in said for secret in (SECRET, SECRET.encode().hex(), clone.context_secret))
