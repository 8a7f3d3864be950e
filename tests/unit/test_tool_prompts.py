"""The prompts: found, whole, used, and within their budgets."""

import json
import re
import tomllib

import pytest

from agent_gateway import tool
from agent_gateway.tool.prompts import FOLDER, agent_prompt, prompt
from evals.size.tokens import tokens

SOURCES = "".join(file.read_text("utf-8") for file in FOLDER.parent.joinpath("agent_gateway/tool").glob("*.py"))
BUDGETS = {
    cells[0].strip(" `"): int(cells[2])
    for cells in (line.strip("|").split("|") for line in (FOLDER / "README.md").read_text("utf-8").splitlines())
    if len(cells) == 3 and cells[2].strip().isdigit()
}


def test_the_wheel_brings_the_prompts_to_where_they_are_looked_for():
    project = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"prompts": "agent_gateway/prompts"}


def test_every_prompt_has_a_budget():
    assert set(BUDGETS) == {file.name for file in FOLDER.glob("*.md")} - {"README.md"}


@pytest.mark.parametrize("file", BUDGETS)
def test_a_prompt_stays_under_its_budget(file):
    assert tokens((FOLDER / file).read_text("utf-8")) <= BUDGETS[file]


def test_both_tools_leave_room_in_a_tool_list_of_2000_bytes():
    listed = [
        {"name": each.name, "description": each.description, "inputSchema": tool.input_schema(each)}
        for each in tool.TOOLS
    ]
    size = len(json.dumps(listed, separators=(",", ":")))
    assert size <= 1_000
    assert f"{size:,} bytes" in (FOLDER.parent / "docs" / "tools.md").read_text("utf-8")


@pytest.mark.parametrize("file", ["tool", "describe"])
def test_every_notice_is_used_and_every_used_notice_is_there(file):
    notices = set(prompt(file).notices)
    used = set(re.findall(r"(?:told|notices)\[[\"'](\w+)", SOURCES))
    other = set(prompt("describe" if file == "tool" else "tool").notices)
    assert (notices - used, used - notices - other) == (set(), set())


@pytest.mark.parametrize(("file", "known"), [("tool", tool.QUERY), ("describe", tool.DESCRIBE)])
def test_every_argument_is_described_and_taken(file, known):
    assert set(prompt(file).arguments) == {argument.name for argument in known.arguments}


@pytest.mark.parametrize("known", tool.TOOLS, ids=lambda known: known.name)
def test_no_tool_takes_a_tenant(known):
    taken = json.dumps(tool.input_schema(known)["properties"])
    assert not re.search(r"tenant|claim|role|token", taken, re.IGNORECASE)


def test_the_agents_prompt_names_both_tools():
    assert all(f"`{each.name}`" in agent_prompt() for each in tool.TOOLS)
