"""`agent-gateway lint`, as a user types it: exit codes, formats, where the address comes from."""

import json
import tempfile
from pathlib import Path

import pytest

from agent_gateway import embedded
from agent_gateway.policy import linter


@pytest.fixture(scope="module")
def home():
    """A server of these tests' own: the lints look at roles, which all databases of a server share."""
    with tempfile.TemporaryDirectory(prefix="agent-gateway-lint-") as name:
        Path(name).chmod(0o711)
        with embedded.start(Path(name)):
            yield name


@pytest.fixture(scope="module")
def run(home, tmp_path_factory, command):
    """Run `agent-gateway lint` in an empty directory."""
    empty = tmp_path_factory.mktemp("lint")

    def run(*arguments, **environment):
        return command("lint", *arguments, cwd=empty, **{"AGENT_GATEWAY_DATA_DIR": home} | environment)

    return run


@pytest.fixture(scope="module")
def strict(tmp_path_factory):
    """A declaration of the demo without its waivers, and with a name that would steer a terminal or a table."""
    file = tmp_path_factory.mktemp("tenancy") / "tenancy.toml"
    file.write_text(
        'schemas = ["app"]\nshared = ["currencies"]\ntables = ["sp|oof_x"]\n[roles]\nbypass = ["postgres"]\n'
    )
    return file


def test_the_demo_passes(run):
    ended = run()
    assert (ended.returncode, f"{len(linter.every())} lints" in ended.stdout, "postgresql://" in ended.stderr) == (
        0,
        True,
        False,
    )


def test_a_critical_finding_fails(run, strict):
    ended = run("--tenancy", str(strict), "--select", "DB001", "--format", "json")
    shown = json.loads(ended.stdout)
    assert (ended.returncode, shown["failed"]) == (1, True)
    assert [(finding["code"], finding["severity"]) for finding in shown["findings"]] == [("DB001", "critical")]


def test_what_is_worth_less_than_high_does_not_fail(run, strict):
    ended = run("--tenancy", str(strict), "--select", "DB006", "--format", "json")
    assert (ended.returncode, len(json.loads(ended.stdout)["findings"])) == (0, 1)


def test_lints_are_ignored_by_their_beginning(run):
    shown = json.loads(run("--select", "DB,CTX", "--ignore", "DB00", "--format", "json").stdout)
    assert shown["lints"] == ["CTX001", "CTX002", "CTX003", "CTX004"]


def test_the_address_comes_from_a_variable_of_any_name(run, world, strict):
    ended = run("--dsn-env", "LINT_DSN", "--tenancy", str(strict), "--select", "CTX", LINT_DSN=world.application_dsn)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_variable_that_is_not_set_is_a_usage_error(run):
    ended = run("--dsn-env", "LINT_DSN")
    assert (ended.returncode, "settings.invalid" in ended.stderr) == (2, True)


def test_an_address_needs_a_declaration(run, world):
    ended = run(AGENT_GATEWAY_DSN=world.application_dsn)
    assert (ended.returncode, "policy.tenancy_invalid" in ended.stderr) == (2, True)


@pytest.mark.parametrize("arguments", [["--select", "RLS999"], ["--explain", "RLS999"], ["--format", "xml"]])
def test_what_there_is_not_is_a_usage_error(run, arguments):
    assert run(*arguments).returncode == 2


def test_the_agents_own_login_is_told_what_it_lacks(run, world, strict):
    ended = run("--tenancy", str(strict), AGENT_GATEWAY_DSN=world.agent_dsn)
    assert (ended.returncode, "policy.lint_denied" in ended.stderr) == (1, True)


def test_a_function_that_the_settings_allow_is_looked_at(run):
    ended = run(
        "--select", "DCL001", "--format", "json", AGENT_GATEWAY_ALLOW_FUNCTIONS='["app.missing"]',
    )  # fmt: skip
    assert [finding["object"] for finding in json.loads(ended.stdout)["findings"]] == ["function app.missing"]


def test_a_lint_explains_itself_without_a_database(run):
    ended = run("--explain", "ts", AGENT_GATEWAY_DATA_DIR="/nowhere")
    assert ended.returncode == 2
    known = linter.found("RLS011")
    shown = json.loads(run("--explain", "rls011", "--format", "json", AGENT_GATEWAY_DATA_DIR="/nowhere").stdout)
    assert (shown["code"], shown["why"], shown["fix"]) == ("RLS011", known.why, known.fix)


def test_the_checklist_has_seven_points_with_evidence(run):
    ended = run("--checklist", "--format", "json")
    points = json.loads(ended.stdout)
    assert (ended.returncode, [point["point"] for point in points]) == (0, [1, 2, 3, 4, 5, 6, 7])
    assert all(point["evidence"] for point in points)


def test_the_self_test_is_evidence_of_the_checklist(run):
    points = json.loads(run("--checklist", "--format", "json").stdout)
    assert (points[5]["outcome"], "self-test as agent_ro" in points[5]["evidence"][0]) == ("pass", True)


def test_the_checklist_prints_tasks(run):
    lines = run("--checklist", "--format", "markdown").stdout.splitlines()
    assert [line[:5] for line in lines if line.startswith("- ")] == ["- [x]"] * 4 + ["- [ ]", "- [x]", "- [ ]"]


def test_markdown_shows_a_name_as_text(run, strict):
    printed = run("--tenancy", str(strict), "--select", "DCL001", "--format", "markdown").stdout
    assert (r"sp\|oof\_x" in printed, printed.count("\n| high |")) == (True, 1)


# SARIF 2.1.0, by the sections of the OASIS standard


@pytest.fixture(scope="module")
def log(run, strict):
    return json.loads(run("--tenancy", str(strict), "--select", "DB", "--format", "sarif").stdout)


def test_the_log_names_its_schema_and_version(log):
    assert (log["version"], log["$schema"].endswith("sarif-2.1.0.json"), len(log["runs"])) == ("2.1.0", True, 1)


def test_the_driver_has_a_name_and_its_rules_have_unique_ids(log):
    driver = log["runs"][0]["tool"]["driver"]
    identities = [rule["id"] for rule in driver["rules"]]
    assert driver["name"]
    assert len(set(identities)) == len(identities)


def test_every_rule_says_what_it_is_about_and_how_bad_it_is(log):
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        assert all(rule[field]["text"] for field in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
        assert 0 <= float(rule["properties"]["security-severity"]) <= 10


def test_every_result_points_at_its_rule_and_at_an_object(log):
    run = log["runs"][0]
    assert run["results"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        assert location["logicalLocations"][0]["fullyQualifiedName"]
        assert location["physicalLocation"]["artifactLocation"]["uri"].endswith("tenancy.toml")
        assert result["partialFingerprints"]


def test_a_waived_finding_is_a_suppressed_result(run):
    (result,) = json.loads(run("--select", "DB001", "--format", "sarif").stdout)["runs"][0]["results"]
    (suppression,) = result["suppressions"]
    assert (suppression["kind"], bool(suppression["justification"])) == ("external", True)
