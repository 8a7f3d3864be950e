"""The command line, as a user types it: exit codes, formats, and what goes where."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time

import pytest

from agent_gateway.adapters.cli import COMMANDS
from agent_gateway.adapters.cli.serve import _bound

OTHER_CANARY = "canary-globex-"


@pytest.fixture(scope="module")
def run(world, server_home, command):
    """Run `agent-gateway` against the tests' own embedded server."""
    assert world.tenants

    def run(*arguments, given="", **environment):
        return command(*arguments, given=given, **{"AGENT_GATEWAY_DATA_DIR": str(server_home)} | environment)

    return run


def test_without_arguments_it_explains_itself(run):
    ended = run()
    assert (ended.returncode, "demo" in ended.stdout) == (2, True)


def test_a_query_prints_rows_of_the_tenant_that_asks(run):
    ended = run("query", "select reference from customers", "--tenant", "acme", "--format", "json", "--max-rows", "3")
    answer = json.loads(ended.stdout)
    assert (ended.returncode, answer["row_count"], OTHER_CANARY in ended.stdout) == (0, 3, False)


def test_a_query_leaves_its_record_on_standard_error(run):
    ended = run("query", "select 1")
    (line,) = [line for line in ended.stderr.splitlines() if line.startswith("{")]
    assert json.loads(line)["outcome"] == "answered"


def test_a_refused_query_fails_with_every_reason(run):
    ended = run("query", "select pg_sleep(1) from pg_class")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ("guard.function_denied" in ended.stderr, "guard.system_relation" in ended.stderr) == (True, True)


def test_a_query_with_a_dsn_needs_a_token(run, world):
    ended = run(
        "query", "select 1", AGENT_GATEWAY_DSN=world.agent_dsn, AGENT_GATEWAY_CONTEXT_SECRET=world.context_secret
    )
    assert (ended.returncode, "auth.missing" in ended.stderr) == (1, True)


def test_an_unknown_setting_is_a_usage_error(run):
    ended = run("query", "select 1", AGENT_GATEWAY_MAX_ROW="1")
    assert (ended.returncode, "settings.invalid" in ended.stderr) == (2, True)


def test_a_statement_cannot_steer_the_terminal(run):
    ended = run("query", r"select E'\x1b[2J' as wiped")
    assert "\x1b[2J" not in ended.stdout


def test_check_needs_no_database(run):
    ended = run("check", "select name from customers", AGENT_GATEWAY_DATA_DIR="/nowhere")
    assert ended.returncode == 0


def test_check_explains_in_the_shape_of_the_wire(run):
    ended = run("check", "--explain", "select password_hash from users", "--format", "json")
    explained = json.loads(ended.stdout)
    refusing = [step["judge"] for step in explained["steps"] if step["codes"]]
    assert (ended.returncode, explained["verdict"], refusing) == (1, "refused", ["names"])
    assert [reading["columns"] for reading in explained["readings"]] == [["password_hash"], ["password_hash"]]


def test_check_explains_to_people(run):
    ended = run("check", "--explain", "select count(*) from customers")
    assert (ended.returncode, "libpg_query" in ended.stdout, "not asked" in ended.stdout) == (0, True, False)


def test_check_takes_the_printed_catalog(run, tmp_path):
    printed = run("catalog", "--format", "json")
    file = tmp_path / "catalog.json"
    file.write_text(printed.stdout)
    good = run("check", "select name from app.customers", "--catalog", str(file))
    bad = run("check", "select password_hash from users", "--catalog", str(file), "--format", "json")
    assert (good.returncode, bad.returncode) == (0, 1)
    assert json.loads(bad.stdout)["violations"][0]["code"] == "guard.column_hidden"


def test_check_judges_a_batch_line_by_line(run):
    lines = [{"id": 1, "sql": "select 1"}, {"id": "two", "sql": "delete from invoices"}, {"id": 3, "sql": "\ud800"}]
    given = "\n".join([json.dumps(lines[0]), json.dumps(lines[1]), "no json", "[]", json.dumps(lines[2])])
    ended = run("check", "--batch", given=given)
    verdicts = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [(verdict["id"], verdict["verdict"]) for verdict in verdicts] == [
        (1, "approved"), ("two", "refused"), (None, "refused"), (None, "refused"), (3, "refused"),
    ]  # fmt: skip
    assert ended.returncode == 1


def test_a_catalog_that_is_none_is_a_usage_error(run, tmp_path):
    file = tmp_path / "catalog.json"
    file.write_text("[]")
    assert run("check", "select 1", "--catalog", str(file)).returncode == 2


def test_the_catalog_that_check_falls_back_to_is_the_demos(run):
    from importlib.resources import files  # noqa: PLC0415  # only this test reads it

    printed = json.loads(run("catalog", "--format", "json").stdout)
    assert printed == json.loads(files("agent_gateway.demo").joinpath("catalog.json").read_text())


def test_a_token_opens_its_tenant(run):
    token = run("token", "globex").stdout.strip()
    ended = run("query", "select min(reference) from customers", "--format", "json", AGENT_TOKEN=token)
    assert OTHER_CANARY in json.loads(ended.stdout)["rows"][0][0]


def test_a_token_for_nobody_is_a_usage_error(run):
    assert run("token", "nobody").returncode == 2


def test_the_demo_holds(run):
    ended = run("demo", "--format", "json")
    shown = json.loads(ended.stdout)
    assert (ended.returncode, shown["leaked"], len(shown["attacks"]) >= 12) == (0, False, True)
    assert shown["answers"]["acme"] != shown["answers"]["globex"]


def test_the_demo_fits_on_a_screen_for_people(run):
    ended = run("demo")
    assert (ended.returncode, "LEAK" in ended.stdout, "curl" in ended.stdout) == (0, False, True)


def test_half_a_character_in_a_document_can_be_printed(run):
    ended = run("query", 'select \'{"a": "\\ud800"}\'::json', "--format", "json")
    assert ended.returncode == 0


def test_a_catalog_that_is_not_there_is_a_usage_error(run):
    assert run("check", "select 1", "--catalog", "nowhere.json").returncode == 2


@pytest.mark.usefixtures("world")
def test_the_server_stops_cleanly_when_it_is_told_to(server_home):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AGENT_GATEWAY_")}
    serving = subprocess.Popen(
        [sys.executable, "-m", "agent_gateway", "serve", "--port", "0"],
        env=clean | {"AGENT_GATEWAY_DATA_DIR": str(server_home)}, stderr=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    announced = ""
    for announced in serving.stderr:
        if "serving on" in announced:
            break
    time.sleep(1)
    serving.send_signal(signal.SIGTERM)
    _, said = serving.communicate(timeout=30)
    assert (serving.returncode, "Traceback" in said) == (128 + signal.SIGTERM, False)
    assert re.search(r"http://127\.0\.0\.1:[1-9]\d*", announced)


def test_an_answer_does_not_wait_for_the_client_to_acknowledge_its_head():
    with _bound("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_that_is_taken_is_told_before_anything_is_started(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = run("serve", "--port", str(taken.getsockname()[1]))
    assert (ended.returncode, "settings.invalid" in ended.stderr, "serving on" in ended.stderr) == (2, True, False)


def test_an_empty_address_of_the_database_does_not_serve_the_demo(run):
    ended = run("serve", "--port", "0", AGENT_GATEWAY_DSN="")
    assert (ended.returncode, "settings.invalid" in ended.stderr) == (2, True)


@pytest.mark.parametrize("loading", ["agent_gateway.adapters.cli", "agent_gateway.adapters.cli.check"])
def test_an_interrupt_while_the_command_line_loads_leaves_no_traceback(loading):
    interrupted = f"""
import sys
class Interrupt:
    def find_spec(self, name, *_):
        if name == "{loading}":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupt())
sys.argv = ["agent-gateway", "check", "select 1"]
from agent_gateway.__main__ import main
main()
"""
    ended = subprocess.run([sys.executable, "-c", interrupted], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (130, "")


def test_no_command_is_loaded_before_it_is_called():
    loading = "import sys; import agent_gateway.adapters.cli; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", loading], capture_output=True, text=True, timeout=60, check=True)
    loaded = set(ended.stdout.split())
    assert "agent_gateway.adapters.cli.later" in loaded
    assert loaded.isdisjoint({"agent_gateway.gateway", "asyncpg", "fastapi", "httpx", "jwt", "sqlglot"})


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_loads_by_itself_and_its_summary_is_its_own(command):
    ended = subprocess.run(
        [sys.executable, "-m", "agent_gateway", command.name, "--help"],
        env=os.environ | {"TERMINAL_WIDTH": "200"}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ended.returncode, command.help in ended.stdout) == (0, True)
